using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets.Admission;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Tickets.Admission;

[Dialect(Dialect.Movie)]
public sealed class CheckInTicketEndpoint(CheckInTicket checkInTicket)
{
    [Function(nameof(CheckInTicket))]
    [Access(Caller.Staff)]
    [Summary("Lets one person in with a ticket; the second is told when and where the first was.")]
    [Reads(typeof(CheckInTicketRequest), IsOptional = true)]
    [Answers(200, typeof(CheckInResponse))]
    [Refuses(400, "tickets.bad-field", "tickets.bad-code", "tickets.other-ticket")]
    [Refuses(404, "tickets.unknown-ticket")]
    [Refuses(409, "tickets.already-admitted", Body = typeof(AlreadyAdmittedResponse))]
    [Refuses(409, "tickets.refunded", "tickets.not-paid", "tickets.called-off")]
    [Idempotency(KeyRule.Own)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/check-in")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadOptionalAsync(AdmissionJson.Default.CheckInTicketRequest, cancellationToken);
        var scan = new TicketScan(body?.Code, body?.Gate, body?.Scanner, CheckInAnswer.KeyOf(request));
        var outcome = await checkInTicket.ExecuteAsync(request.Visitor(), id, scan, cancellationToken);

        return CheckInAnswer.Of(request, outcome);
    }
}

internal sealed record CheckInTicketRequest(string? Code, string? Gate, string? Scanner);
