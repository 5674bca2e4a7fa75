using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Tickets;

[ApiContract(ApiContract.Movie)]
public sealed class CheckInTicketEndpoint(CheckInTicket checkInTicket)
{
    [Function(nameof(CheckInTicket))]
    [Authorize(Caller.Staff)]
    [Summary("Checks in a ticket once, for its own event or film; a second scan gets the time and place of the first.")]
    [Accepts(typeof(CheckInTicketRequest))]
    [Produces(200, typeof(CheckInResponse))]
    [ProducesProblem(400, "tickets.bad-field", "tickets.bad-code", "tickets.no-check-in-point", "tickets.other-ticket")]
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/check-in")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadOptionalAsync(AdmissionJson.Default.CheckInTicketRequest, cancellationToken);
        var scan = new TicketScan(body?.Code, body?.Gate, body?.Scanner, CheckInAnswer.KeyOf(request))
        {
            Point = CheckInPoints.Read(body?.EventId, body?.TheaterName, body?.MovieTitle),
        };
        var result = await checkInTicket.ExecuteAsync(request.User(), id, scan, cancellationToken);

        return CheckInAnswer.Of(request, result);
    }
}

/// <summary>A check-in by the ticket's id. It names its check-in point: an event, or a theatre and a film.</summary>
internal sealed record CheckInTicketRequest(
    string? Code, string? EventId, string? TheaterName, string? MovieTitle, string? Gate, string? Scanner);
