using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Tickets;

/// <summary>The movie API's published texts, and its list of what is wrong with a request.</summary>
internal static class TicketWording
{
    private const string KeyField = "idempotency-key";

    public static Wording? Of(Refusal refusal) => refusal.Code switch
    {
        "tickets.key-reused" => new Wording("멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다"),
        "tickets.unknown-ticket" => new Wording($"티켓을 찾을 수 없습니다: {refusal.Subjects[0]}"),
        _ => null,
    };

    public static Worder OfBody(TicketForm form) => refusal => Of(refusal) ?? Tell(refusal, breach =>
    {
        var found = form.Find(breach.Field);
        var count = found is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;

        return TicketFaults.Of(
            breach, [breach.Field == KeyField ? "header" : "body", breach.Field], found?.GetRawText(), count);
    });

    public static Worder OfQuery(IQueryCollection query) => refusal => Of(refusal) ?? Tell(refusal, breach =>
        TicketFaults.Of(
            breach, ["query", breach.Field], TicketFaults.Quote(query[breach.Field].ToString()), count: 0));

    private static Wording Tell(Refusal refusal, Func<Breach, FieldFault> tell) =>
        new(refusal.Detail) { Faults = [.. refusal.Breaches.Select(tell)] };
}
