using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Ends a stored sale that can no longer be paid, and releases its authorised money: its hold ran out, it lost its
/// units, or its event has begun or was called off.
/// </summary>
public sealed class EndPendingSale(ISales sales, SaleCompletion completion, TimeProvider clock)
{
    /// <summary>Null when the sale changed meanwhile and must be read again.</summary>
    public async Task<CompletedSale?> ExecuteAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = performance.State is PerformanceState.Cancelled
            ? sale.Value.With(Cancellation.ByEvent, now)
            : sale.Value.With(ReservationState.Expired, now);

        if (over.Payment is { IsOver: false })
        {
            over = over.With(PaymentState.Voiding, now);
        }

        var result = await sales.TryCommitAsync(
            performance, sale, over with { RecoverAt = completion.NextRecovery() }, cancellationToken);

        return result is SaleResult.Committed committed
            ? await completion.CompleteAsync(performance, committed.Sale, cancellationToken)
            : null;
    }
}
