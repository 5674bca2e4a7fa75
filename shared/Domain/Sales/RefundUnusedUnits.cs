using System.Diagnostics;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Returns the units of a confirmed sale that nobody was admitted with, and their money. When all units are returned,
/// the reservation is cancelled.
/// </summary>
public sealed class RefundUnusedUnits(ISales sales, SaleCompletion completion, TimeProvider clock)
{
    /// <summary>Null when the sale changed meanwhile and must be read again.</summary>
    public async Task<Result<CompletedSale>?> ExecuteAsync(
        Performance performance, Versioned<Sale> sale, Cancellation cancellation, CancellationToken cancellationToken)
    {
        if (sale.Value.Payment?.State is PaymentState.Capturing)
        {
            var captured = await completion.CompleteAsync(performance, sale, cancellationToken);

            if (captured.Value.Payment?.State is PaymentState.Capturing)
            {
                return PaymentErrors.Unfinished;
            }

            return null;
        }

        var units = sale.Value.KeptUnits;

        while (units.Count > 0)
        {
            var refunding = sale.Value.WithRefund(units, cancellation, clock.GetUtcNow()) with
            {
                RecoverAt = completion.NextRecovery(),
            };
            var result = await sales.TryCommitAsync(performance, sale, refunding, cancellationToken);

            switch (result)
            {
                case SaleResult.Committed committed:
                    return await completion.CompleteAsync(performance, committed.Sale, cancellationToken);
                case SaleResult.ChangedMeanwhile:
                    return null;
                case SaleResult.Admitted admitted when admitted.Units.Intersect(units).Any():
                    // More people may be admitted meanwhile; each turn leaves fewer units.
                    units = [.. units.Except(admitted.Units)];
                    break;
                default:
                    throw new UnreachableException($"A refund cannot end in {result}.");
            }
        }

        return PaymentErrors.Admitted;
    }
}
