using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Sales.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowEventRefundsEndpoint(ShowEventRefunds showEventRefunds)
{
    [Function(nameof(ShowEventRefunds))]
    [Authorize(Caller.Admin)]
    [Summary("Shows how far the purchases of an event that was called off are refunded.")]
    [Produces(200, typeof(EventRefundsResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "catalogue.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/admin/events/{eventId}/refunds")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var result = await showEventRefunds.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            EventRefundsResponse.From,
            ReservationJson.Default.EventRefundsResponse,
            SeatProblemMapper.Of);
    }
}

internal sealed record EventRefundsResponse(EventRefundsRow Refunds)
{
    public static EventRefundsResponse From(EventRefundsView view) => new(EventRefundsRow.From(view));
}

/// <param name="EventId">The event.</param>
/// <param name="Status">None when the event was not called off.</param>
/// <param name="Purchases">Purchases with an unused ticket.</param>
/// <param name="Refunded">Purchases whose money is back.</param>
/// <param name="ToRefund">Purchases whose money is not back yet, the failed ones included.</param>
/// <param name="Failed">Purchases whose refund failed at the last attempt. It is tried again.</param>
/// <param name="Admitted">Purchases that are left out, because all their tickets were used.</param>
/// <param name="RefundedAmount">In minor units.</param>
/// <param name="Retries">Attempts that failed so far and were or will be repeated.</param>
/// <param name="LastError">The last failed attempt: the reservation, and what happened.</param>
internal sealed record EventRefundsRow(
    Guid EventId,
    [property: AllowedValues("none", "refunding", "refunded")] string Status,
    int Purchases,
    int Refunded,
    int ToRefund,
    int Failed,
    int Admitted,
    long RefundedAmount,
    int Retries,
    string? LastError,
    DateTimeOffset? LastErrorAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? CompletedAt)
{
    public static EventRefundsRow From(EventRefundsView view)
    {
        var (refunds, counts) = (view.Refunds, view.Refunds?.Counts ?? new EventRefundCounts());

        return new EventRefundsRow(
            view.Performance.Id.Value,
            view.Performance switch
            {
                { State: not Domain.Catalogue.PerformanceState.Cancelled } => "none",
                { IsRefunding: true } when refunds?.CompletedAt is null => "refunding",
                _ => "refunded",
            },
            counts.Purchases,
            counts.Refunded,
            counts.Purchases - counts.Refunded,
            counts.Failed,
            counts.Admitted,
            counts.Amount,
            refunds?.FailureCount ?? 0,
            refunds?.LastError,
            refunds?.LastErrorAt,
            refunds?.StartedAt,
            refunds?.UpdatedAt,
            refunds?.CompletedAt);
    }
}
