using Serverless.Domain.Platform;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Tickets;

/// <summary>The movie API's published texts.</summary>
internal static class TicketWording
{
    public static Wording? Of(Refusal refusal) => refusal.Code switch
    {
        "tickets.key-reused" => new Wording("멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다"),
        "tickets.unknown-ticket" => new Wording($"티켓을 찾을 수 없습니다: {refusal.Subjects[0]}"),
        _ => null,
    };
}
