using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Takes a sale whose course is decided to its end: the money moves, Redis learns, and one durable write records both.
/// Every step can be repeated, so a sale that was cut off anywhere is finished by doing this again.
/// </summary>
public sealed class SaleCompletion(
    ISales sales, IHolds holds, IPaymentProvider provider, PaymentPolicy policy, TimeProvider clock)
{
    /// <summary>The sale as far as it could be taken now; what is left has a follow-up.</summary>
    public async Task<Versioned<Sale>> CompleteAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var telling = UpdateHoldsAsync(performance, sale.Value.Reservation, cancellationToken);
        var after = await MoveMoneyAsync(sale.Value, cancellationToken);
        var isTold = await telling;
        var isDone = isTold
            && after.Payment?.State is not (PaymentState.Capturing or PaymentState.Voiding or PaymentState.Refunding);
        var result = await sales.TryCommitAsync(
            performance,
            sale,
            after with { RecoverAt = isDone ? null : SoonFrom(clock.GetUtcNow()) },
            cancellationToken);

        if (result is not SaleResult.Committed committed)
        {
            // Somebody else took the same sale on; what they stored is at least as far.
            return await sales.FindAsync(sale.Value.Reservation.Id, cancellationToken) ?? sale;
        }

        // Money that cannot be captured unmakes the sale, which then has an end of its own.
        return after.Payment?.State is PaymentState.Voiding && sale.Value.Payment?.State is PaymentState.Capturing
            ? await CompleteAsync(performance, committed.Sale, cancellationToken)
            : committed.Sale;
    }

    public DateTimeOffset SoonFrom(DateTimeOffset now) => now.AddSeconds(policy.RecoverySeconds);

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
            // Whether the money moved is not known. The same order is given again at the follow-up, and acts once.
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
