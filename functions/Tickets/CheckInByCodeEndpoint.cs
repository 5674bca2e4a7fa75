using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Tickets;

[ApiContract(ApiContract.Movie)]
public sealed class CheckInByCodeEndpoint(CheckInTicket checkInTicket)
{
    [Function("CheckInByCode")]
    [Authorize(Caller.Staff)]
    [Summary("Checks in the ticket of a scanned code for an event, or for a theatre and a film.")]
    [Accepts(typeof(CheckInByCodeRequest))]
    [Produces(200, typeof(CheckInResponse))]
    [ProducesProblem(400, "tickets.bad-field", "tickets.bad-code", "tickets.no-check-in-point")]
    [ProducesProblem(403, "tickets.closed")]
    [ProducesProblem(404, "tickets.unknown-ticket")]
    [ProducesProblem(409, "tickets.already-admitted", Body = typeof(AlreadyAdmittedResponse))]
    [ProducesProblem(
        409,
        "tickets.refunded",
        "tickets.not-paid",
        "tickets.called-off",
        "tickets.other-show",
        "tickets.other-day")]
    [Idempotency(IdempotencyKeyRule.Own)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/check-in")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AdmissionJson.Default.CheckInByCodeRequest, cancellationToken);
        var scan = new TicketScan(body.Code ?? string.Empty, body.Gate, body.Scanner, CheckInAnswer.KeyOf(request))
        {
            Point = CheckInPoints.Read(body.EventId, body.TheaterName, body.MovieTitle),
        };
        var result = await checkInTicket.ExecuteAsync(request.User(), id: null, scan, cancellationToken);

        return CheckInAnswer.Of(request, result);
    }
}

/// <summary>A scan. It names its check-in point: an event, or a theatre and a film.</summary>
internal sealed record CheckInByCodeRequest(
    [property: Required] string? Code,
    string? EventId,
    string? TheaterName,
    string? MovieTitle,
    string? Gate,
    string? Scanner);
