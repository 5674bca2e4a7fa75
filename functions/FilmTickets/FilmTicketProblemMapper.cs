using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.FilmTickets;

/// <summary>Maps errors to the movie API's published texts and field errors.</summary>
internal static class FilmTicketProblemMapper
{
    private const string KeyField = "idempotency-key";

    public static ProblemText? Of(Error error) => error.Code switch
    {
        "tickets.key-reused" => new ProblemText("멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다"),
        "tickets.closed" => new ProblemText("영화 티켓 기능이 닫혀 있습니다."),
        "tickets.unknown-ticket" => new ProblemText($"티켓을 찾을 수 없습니다: {error.Subjects[0]}"),
        _ => null,
    };

    public static ProblemMapper OfBody(FilmTicketForm form) => error => Of(error) ?? OfViolations(error, violation =>
    {
        var found = form.Find(violation.Field);
        var count = found is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;

        return FilmTicketFieldErrors.Of(
            violation, [violation.Field == KeyField ? "header" : "body", violation.Field], found?.GetRawText(), count);
    });

    public static ProblemMapper OfQuery(IQueryCollection query) => error =>
        Of(error) ?? OfViolations(error, violation => FilmTicketFieldErrors.Of(
            violation,
            ["query", violation.Field],
            FilmTicketFieldErrors.Quote(query[violation.Field].ToString()),
            count: 0));

    private static ProblemText OfViolations(Error error, Func<LimitViolation, FieldError> map) =>
        new(error.Detail) { Faults = [.. error.Violations.Select(map)] };
}
