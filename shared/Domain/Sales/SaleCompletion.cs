using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Completes a sale whose outcome is decided: moves the money, updates Redis, and stores both in one durable write.
/// Every step can be repeated, so running this again completes a sale that was interrupted at any point.
/// </summary>
public sealed class SaleCompletion(
    ISales sales, IHolds holds, IPaymentProvider provider, PaymentPolicy policy, TimeProvider clock)
{
    /// <summary>Returns the sale as far as it could be completed now; the recovery does the rest.</summary>
    public async Task<Versioned<Sale>> CompleteAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var update = UpdateHoldsAsync(performance, sale.Value.Reservation, cancellationToken);
        var after = await MoveMoneyAsync(sale.Value, cancellationToken);
        var isUpdated = await update;
        var isDone = isUpdated
            && after.Payment?.State is not (PaymentState.Capturing or PaymentState.Voiding or PaymentState.Refunding);
        var result = await sales.TryCommitAsync(
            performance,
            sale,
            after with { RecoverAt = isDone ? null : NextRecoveryFrom(clock.GetUtcNow()) },
            cancellationToken);

        if (result is not SaleResult.Committed committed)
        {
            // Another call completed the same sale, at least as far.
            return await sales.FindAsync(sale.Value.Reservation.Id, cancellationToken) ?? sale;
        }

        // A rejected capture cancels the sale, and the cancellation must be completed, too.
        return after.Payment?.State is PaymentState.Voiding && sale.Value.Payment?.State is PaymentState.Capturing
            ? await CompleteAsync(performance, committed.Sale, cancellationToken)
            : committed.Sale;
    }

    public DateTimeOffset NextRecoveryFrom(DateTimeOffset now) => now.AddSeconds(policy.RecoverySeconds);

    private async Task<Sale> MoveMoneyAsync(Sale sale, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        try
        {
            return sale.Payment switch
            {
                { State: PaymentState.Capturing } payment =>
                    await provider.CaptureAsync(payment.Id, cancellationToken) is ProviderState.Captured
                        ? sale.With(PaymentState.Captured, now)
                        : sale.With(ReservationState.Cancelled, now).With(PaymentState.Voiding, now),
                { State: PaymentState.Voiding } payment =>
                    await provider.VoidAsync(payment.Id, cancellationToken) is ProviderState.Captured
                        ? await RefundAsync(sale, payment, cancellationToken)
                        : sale.With(PaymentState.Voided, now),
                { State: PaymentState.Refunding } payment => await RefundAsync(sale, payment, cancellationToken),
                _ => sale,
            };
        }
        catch (DependencyUnavailableException)
        {
            // It is unknown whether the money moved. The recovery repeats the call, which takes effect once.
            return sale;
        }
    }

    private async Task<Sale> RefundAsync(Sale sale, Payment payment, CancellationToken cancellationToken) =>
        await provider.RefundAsync(payment.Id, cancellationToken) is ProviderState.Refunded
            ? sale.With(PaymentState.Refunded, clock.GetUtcNow())
            : sale;

    private async Task<bool> UpdateHoldsAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        try
        {
            await (reservation.State switch
            {
                ReservationState.Confirmed => holds.MarkSoldAsync(performance, reservation, cancellationToken),
                ReservationState.Pending => Task.CompletedTask,
                _ => holds.ReleaseAsync(performance, reservation, cancellationToken),
            });

            return true;
        }
        catch (DependencyUnavailableException)
        {
            return false;
        }
    }
}
