using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Finds a purchase in the durable store and, while nothing is stored there, its hold in Redis.</summary>
internal static class PurchaseLookup
{
    public static async Task<Purchase?> FindAsync(
        ISales sales, IHolds holds, ReservationId id, CancellationToken cancellationToken)
    {
        if (await sales.FindAsync(id, cancellationToken) is { } stored)
        {
            return new Purchase(stored.Value, stored);
        }

        return await holds.FindAsync(id, cancellationToken) is { } held ? new Purchase(new Sale(held), null) : null;
    }
}

/// <param name="Sale">The purchase as it was read; a hold is a sale without a payment.</param>
/// <param name="Stored">The same with its version; null while it is only a hold.</param>
internal sealed record Purchase(Sale Sale, Versioned<Sale>? Stored)
{
    public Reservation Reservation => Sale.Reservation;
}
