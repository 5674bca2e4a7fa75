using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Finds a purchase in the durable store and, while nothing is stored there, its hold in Redis.</summary>
internal static class PurchaseLookup
{
    /// <summary>Finds the purchase as it is stored. A stored one that is pending may have an expired hold.</summary>
    public static async Task<Purchase?> FindAsync(
        ISales sales, IHolds holds, ReservationId id, CancellationToken cancellationToken)
    {
        if (await sales.FindAsync(id, cancellationToken) is { } stored)
        {
            return new Purchase(stored.Value, stored);
        }

        var held = await holds.FindAsync(id, cancellationToken);

        return held.Reservation is { } reservation ? new Purchase(new Sale(reservation).AsOf(held.Now), null) : null;
    }

    /// <summary>Finds the purchase with its present state; the clock of the holds judges a pending one.</summary>
    public static async Task<Purchase?> FindPresentAsync(
        ISales sales, IHolds holds, ReservationId id, CancellationToken cancellationToken)
    {
        var found = await FindAsync(sales, holds, id, cancellationToken);

        return found is { Stored: not null, Reservation.State: ReservationState.Pending }
            ? found with { Sale = found.Sale.AsOf((await holds.FindAsync(id, cancellationToken)).Now) }
            : found;
    }
}

/// <param name="Sale">The purchase as it was read; a hold is a sale without a payment.</param>
/// <param name="Stored">The sale as it is stored, with its version; null while it is only a hold.</param>
internal sealed record Purchase(Sale Sale, Versioned<Sale>? Stored)
{
    public Reservation Reservation => Sale.Reservation;
}
