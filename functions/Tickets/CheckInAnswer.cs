using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Tickets;

/// <summary>
/// Responses of the check-in endpoints. The second scan is a conflict, so a client that reads only the status admits a
/// ticket once.
/// </summary>
internal static class CheckInAnswer
{
    // The operation stores the key with the admission, so a lost response can be requested again at any time.
    public static string? KeyOf(HttpRequest request) => IdempotencyKey.Find(request, ApiContract.Movie);

    public static IResult Of(HttpRequest request, Result<CheckedIn> result) => result.Match(
        checkedIn => checkedIn.IsAdmitted ? Admitted(request, checkedIn) : AlreadyAdmitted(request, checkedIn),
        error => Problem.Of(error, AdmissionProblemMapper.Of));

    private static IResult Admitted(HttpRequest request, CheckedIn checkedIn)
    {
        ReplayedResponse.Mark(request, checkedIn.IsReplay);

        return request.Answer(
            StatusCodes.Status200OK, CheckInResponse.From(checkedIn), AdmissionJson.Default.CheckInResponse);
    }

    private static IResult AlreadyAdmitted(HttpRequest request, CheckedIn checkedIn)
    {
        RequestScope.Of(request.HttpContext).Reason = AdmissionErrors.AlreadyAdmitted.Code;

        return request.Answer(
            StatusCodes.Status409Conflict,
            AlreadyAdmittedResponse.From(checkedIn),
            AdmissionJson.Default.AlreadyAdmittedResponse);
    }
}

/// <summary>The admission of this request, or of the first request with the same key.</summary>
internal sealed record CheckInResponse(
    string TicketId,
    bool Admitted,
    DateTimeOffset AdmittedAt,
    string? Gate,
    string? Scanner,
    [property: AllowedValues("film", "seat", "entry")] string Kind,
    string Show,
    string Place)
{
    public static CheckInResponse From(CheckedIn checkedIn) => new(
        checkedIn.Ticket.Ref.ToString(),
        Admitted: true,
        checkedIn.First.At,
        checkedIn.First.Gate,
        checkedIn.First.Scanner,
        AdmissionProblemMapper.NameOf(checkedIn.Ticket.Kind),
        checkedIn.Ticket.Show,
        checkedIn.Ticket.Place);
}

/// <summary>A problem response with the time and place of the first scan.</summary>
internal sealed record AlreadyAdmittedResponse(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Message,
    [property: AllowedValues("tickets.already-admitted")] string Reason,
    string TicketId,
    bool Admitted,
    DateTimeOffset AdmittedAt,
    string? Gate,
    string? Scanner,
    [property: AllowedValues("film", "seat", "entry")] string Kind,
    string Show,
    string Place)
{
    public static AlreadyAdmittedResponse From(CheckedIn checkedIn)
    {
        var text = AdmissionProblemMapper.Of(AdmissionErrors.AlreadyAdmitted)!.Value.Message;

        return new AlreadyAdmittedResponse(
            "about:blank",
            ProblemWords.Of(StatusCodes.Status409Conflict).Title,
            StatusCodes.Status409Conflict,
            text,
            text,
            AdmissionErrors.AlreadyAdmitted.Code,
            checkedIn.Ticket.Ref.ToString(),
            Admitted: false,
            checkedIn.First.At,
            checkedIn.First.Gate,
            checkedIn.First.Scanner,
            AdmissionProblemMapper.NameOf(checkedIn.Ticket.Kind),
            checkedIn.Ticket.Show,
            checkedIn.Ticket.Place);
    }
}
