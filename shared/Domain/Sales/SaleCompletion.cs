using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Completes a sale whose outcome is decided: moves the money, updates Redis, and stores both in one durable write.
/// Every step can be repeated, so running this again completes a sale that was interrupted at any point.
/// </summary>
public sealed class SaleCompletion(
    ISales sales, IHolds holds, SaleMoney money, PaymentPolicy policy, TimeProvider clock)
{
    /// <summary>Returns the sale as far as it could be completed now; the recovery does the rest.</summary>
    public async Task<CompletedSale> CompleteAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var update = UpdateHoldsAsync(performance, sale.Value, cancellationToken);
        var after = await money.MoveAsync(sale.Value, cancellationToken);
        var released = await update;
        var result = await sales.TryCommitAsync(
            performance,
            sale,
            after with { RecoverAt = released is null || after.IsMoneyMoving ? NextRecovery() : after.UnpaidUntil },
            cancellationToken);

        if (result is not SaleResult.Committed committed)
        {
            // Another call completed the same sale, at least as far.
            return new CompletedSale(
                await sales.FindAsync(sale.Value.Reservation.Id, cancellationToken) ?? sale,
                released ?? ReleasedUnits.None);
        }

        // A rejected capture cancels the sale, and the cancellation must be completed, too.
        if (after.Payment?.State is PaymentState.Voiding && sale.Value.Payment?.State is PaymentState.Capturing)
        {
            return await CompleteAsync(performance, committed.Sale, cancellationToken);
        }

        return new CompletedSale(committed.Sale, released ?? ReleasedUnits.None);
    }

    /// <summary>
    /// Marks a new sale without a payment as sold. That this is done is stored while nobody waits: where it is not, the
    /// recovery does it again.
    /// </summary>
    public async Task MarkSoldAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        if (await UpdateHoldsAsync(performance, sale.Value, cancellationToken) is not null)
        {
            _ = StoreMarkAsync(performance, sale);
        }
    }

    /// <summary>When the recovery looks at a sale whose next steps may be interrupted.</summary>
    public DateTimeOffset NextRecovery() => clock.GetUtcNow().AddSeconds(policy.RecoverySeconds);

    private async Task StoreMarkAsync(Performance performance, Versioned<Sale> sale)
    {
        try
        {
            await sales.TryCommitAsync(
                performance, sale, sale.Value with { RecoverAt = sale.Value.UnpaidUntil }, CancellationToken.None);
        }
        catch (Exception fault) when (fault is DependencyUnavailableException or ObjectDisposedException)
        {
            // The recovery does it.
        }
    }

    /// <summary>Null when Redis did not answer.</summary>
    private async Task<ReleasedUnits?> UpdateHoldsAsync(
        Performance performance, Sale sale, CancellationToken cancellationToken)
    {
        var reservation = sale.Reservation;

        try
        {
            switch (reservation.State)
            {
                case ReservationState.Cancelled:
                    return await holds.ReleaseAsync(performance, reservation, cancellationToken);
                case ReservationState.Confirmed:
                    var version = await holds.MarkSoldAsync(performance, sale.KeptPart, cancellationToken);

                    return sale.Refunds.Count == 0
                        ? ReleasedUnits.None with { SeatVersion = version }
                        : await holds.ReleaseAsync(performance, sale.ReturnedPart, cancellationToken);
                default:
                    // A hold that ran out released its units by itself.
                    return ReleasedUnits.None;
            }
        }
        catch (DependencyUnavailableException)
        {
            return null;
        }
    }
}

/// <summary>A sale after its completion, and the units that the completion released.</summary>
public sealed record CompletedSale(Versioned<Sale> Sale, ReleasedUnits Released)
{
    public Sale Value => Sale.Value;
}
