using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Lists the user's newest reservations of events, newest first, both held and stored ones.</summary>
public sealed class ListMyReservations(
    ICatalogue catalogue, ISales sales, IHolds holds, SeatPolicy policy, TimeProvider clock)
{
    public async Task<IReadOnlyList<ReservationView>> ExecuteAsync(
        UserId user, CancellationToken cancellationToken)
    {
        var held = holds.ListAsync(user, policy.ListedReservationsMax, cancellationToken);
        var stored = await sales.ListAsync(
            user, PerformanceKind.Event, policy.ListedReservationsMax, cancellationToken);
        var known = stored.Select(sale => sale.Reservation.Id).ToHashSet();
        var (reservations, now) = await held;

        var newest = reservations
            .Where(reservation => !known.Contains(reservation.Id))
            .Select(reservation => new Sale(reservation))
            .Concat(stored)
            .OrderByDescending(sale => sale.Reservation.CreatedAt)
            .ThenByDescending(sale => sale.Reservation.Number, StringComparer.Ordinal)
            .Take(policy.ListedReservationsMax);
        var views = new List<ReservationView>();

        foreach (var sale in newest)
        {
            var performance = await catalogue.FindAsync(sale.Reservation.Performance, cancellationToken);
            views.Add(new ReservationView(sale.AsOf(now), performance?.AsOf(clock.GetUtcNow())));
        }

        return views;
    }
}
