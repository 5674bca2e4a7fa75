using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Sales in the durable store, which Redis follows. A sale of units that the store has sold already shows that Redis
/// offered them wrongly. Then its epoch ends, so that it offers them to nobody else.
/// </summary>
internal sealed class ProjectedSales(DocumentSales sales, RedisSeatHolds seats, RedisTicketHolds tickets) : ISales
{
    public Task<Versioned<Sale>?> FindAsync(ReservationId id, CancellationToken cancellationToken) =>
        sales.FindAsync(id, cancellationToken);

    public Task<Versioned<Sale>?> FindAsync(PaymentId id, CancellationToken cancellationToken) =>
        sales.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<Sale>> ListAsync(
        UserId user, PerformanceKind kind, int limit, CancellationToken cancellationToken) =>
        sales.ListAsync(user, kind, limit, cancellationToken);

    public async Task<SaleResult> TryCommitAsync(
        Performance performance, Versioned<Sale>? before, Sale after, CancellationToken cancellationToken)
    {
        var result = await sales.TryCommitAsync(performance, before, after, cancellationToken);

        if (result is SaleResult.SoldToOthers)
        {
            await (after.Reservation.Seats.Count > 0
                ? seats.EndEpochAsync(performance, cancellationToken)
                : tickets.EndEpochAsync(performance, cancellationToken));
        }

        return result;
    }

    public Task<SalePage> ListAsync(
        PerformanceTag performance, string? after, int limit, CancellationToken cancellationToken) =>
        sales.ListAsync(performance, after, limit, cancellationToken);

    public Task<IReadOnlyList<DueSale>> ListDueAsync(
        PerformanceTag performance, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        sales.ListDueAsync(performance, now, limit, cancellationToken);

    public Task PostponeAsync(
        PerformanceTag performance, DueSale due, DateTimeOffset? until, CancellationToken cancellationToken) =>
        sales.PostponeAsync(performance, due, until, cancellationToken);

    public Task<RoundPage<PerformanceTag>> ListOpenAsync(
        string? after, int limit, CancellationToken cancellationToken) =>
        sales.ListOpenAsync(after, limit, cancellationToken);

    public Task CloseAsync(PerformanceTag performance, DateTimeOffset now, CancellationToken cancellationToken) =>
        sales.CloseAsync(performance, now, cancellationToken);
}
