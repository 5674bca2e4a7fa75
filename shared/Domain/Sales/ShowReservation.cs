using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Shows one of the user's reservations.</summary>
public sealed class ShowReservation(ICatalogue catalogue, ISales sales, IHolds holds, TimeProvider clock)
{
    public async Task<Result<ReservationView>> ExecuteAsync(
        UserId user, ReservationId id, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out var tag))
        {
            return ReservationErrors.UnknownReservation;
        }

        if (await PurchaseLookup.FindPresentAsync(sales, holds, id, cancellationToken) is not { Sale: var sale })
        {
            return ReservationErrors.UnknownReservation;
        }

        return sale.Reservation.User == user
            ? new ReservationView(
                sale, (await catalogue.FindAsync(tag, cancellationToken))?.AsOf(clock.GetUtcNow()))
            : ReservationErrors.NotOwner;
    }
}

/// <summary>A reservation with its payment and its performance; null when the performance no longer exists.</summary>
public sealed record ReservationView(Sale Sale, Performance? Performance)
{
    public Reservation Reservation => Sale.Reservation;
}
