using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.FilmTickets;

[ApiContract(ApiContract.Movie)]
public sealed class RefundTicketsEndpoint(RefundTickets refundTickets, FilmTicketAuthorization authorization)
{
    [Function(nameof(RefundTickets))]
    [Stores(1_024, Times = 20)] // Each ticket has the reason, and the response has all ids.
    [AllowAnonymous]
    [Summary("Refunds tickets, and reports which were refunded now, cancelled before, or not found.")]
    [Accepts(typeof(RefundTicketsRequest))]
    [Produces(200, typeof(RefundTicketsResponse))]
    [ProducesProblem(400, "tickets.bad-field")]
    [ProducesProblem(403, "accounts.admins-only", "tickets.closed")]
    [Idempotency(IdempotencyKeyRule.Honoured, IsDurable = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/refund")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (await authorization.FindProblemAsync(request, cancellationToken) is { } problem)
        {
            return problem;
        }

        var form = await FilmTicketForm.ReadAsync(request, RefundTicketsRequest.Fields, cancellationToken);
        var body = form.To(FilmTicketJson.Default.RefundTicketsRequest);
        var result = await refundTickets.ExecuteAsync(
            body.TicketIds, body.Reason, request.IdempotencySeed(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            RefundTicketsResponse.From,
            FilmTicketJson.Default.RefundTicketsResponse,
            FilmTicketProblemMapper.OfBody(form));
    }
}

internal sealed record RefundTicketsRequest(IReadOnlyList<string> TicketIds, string? Reason = null)
{
    public static FormField[] Fields { get; } =
    [
        new("ticket_ids", FieldKind.Texts, IsRequired: true),
        new("reason", FieldKind.TextOrNull),
    ];
}

internal sealed record RefundTicketsResponse(
    IReadOnlyList<string> Refunded, IReadOnlyList<string> AlreadyCanceled, IReadOnlyList<string> NotFound)
{
    /// <summary>Present only when it has items, so clients without check-in never see it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? AlreadyAdmitted { get; init; }

    public static RefundTicketsResponse From(RefundedFilmTickets tickets) =>
        new(tickets.Refunded, tickets.AlreadyCanceled, tickets.NotFound)
        {
            AlreadyAdmitted = tickets.AlreadyAdmitted.Count > 0 ? tickets.AlreadyAdmitted : null,
        };
}
