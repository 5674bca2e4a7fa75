using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Moves the money of a decided sale: captures, voids, refunds. A repeated call to the provider takes effect once, so a
/// step without an answer is repeated later.
/// </summary>
public sealed class SaleMoney(IPaymentProvider provider, IPaidOrders orders, TimeProvider clock)
{
    /// <summary>The sale after the moves that the provider confirmed; nothing is stored.</summary>
    public async Task<Sale> MoveAsync(Sale sale, CancellationToken cancellationToken)
    {
        try
        {
            var moved = sale.Payment switch
            {
                { State: PaymentState.Capturing } payment => await CaptureAsync(sale, payment, cancellationToken),
                { State: PaymentState.Voiding } payment => await VoidAsync(sale, payment, cancellationToken),
                _ => sale,
            };

            return await RefundAsync(moved, cancellationToken);
        }
        catch (DependencyUnavailableException)
        {
            // It is unknown whether the money moved.
            return sale;
        }
    }

    private async Task<Sale> CaptureAsync(Sale sale, Payment payment, CancellationToken cancellationToken)
    {
        var state = await provider.CaptureAsync(payment.Id, cancellationToken);
        var now = clock.GetUtcNow();

        return state switch
        {
            ProviderState.Captured or ProviderState.Refunded => sale.With(PaymentState.Captured, now),
            ProviderState.Authorised or ProviderState.Deciding => sale,
            _ => sale.With(Cancellation.ByProvider, now).With(PaymentState.Voiding, now),
        };
    }

    private async Task<Sale> VoidAsync(Sale sale, Payment payment, CancellationToken cancellationToken)
    {
        var state = await provider.VoidAsync(payment.Id, cancellationToken);
        var now = clock.GetUtcNow();

        return state switch
        {
            ProviderState.Voided => sale.With(PaymentState.Voided, now),
            ProviderState.Declined => sale.With(PaymentState.Declined, now),
            ProviderState.Captured => sale.With(PaymentState.Refunding, now) with
            {
                Refunds = [RefundAll(sale, payment) with { RequestedAt = now }],
            },
            _ => sale,
        };
    }

    private static Refund RefundAll(Sale sale, Payment payment) =>
        new(1, sale.KeptUnits, payment.Amount, sale.Reservation.Cancellation ?? Cancellation.ByProvider);

    private async Task<Sale> RefundAsync(Sale sale, CancellationToken cancellationToken)
    {
        if (sale.Refunds.All(refund => refund.PaidAt is not null))
        {
            return sale;
        }

        var refunds = new List<Refund>();

        foreach (var refund in sale.Refunds)
        {
            refunds.Add(await PayAsync(sale, refund, cancellationToken));
        }

        var after = sale with { Refunds = refunds };

        return after.Payment?.State is PaymentState.Refunding && refunds.All(refund => refund.PaidAt is not null)
            ? after.With(PaymentState.Refunded, clock.GetUtcNow())
            : after;
    }

    private Task<bool> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken) =>
        payment.Order is { } order
            ? orders.RefundAsync(order, refund.Number, refund.Amount, cancellationToken)
            : provider.RefundAsync(payment.Id, refund.Number, refund.Amount, cancellationToken);

    private async Task<Refund> PayAsync(Sale sale, Refund refund, CancellationToken cancellationToken)
    {
        var isPaid = refund.PaidAt is not null
            || refund.Amount.Amount == 0
            || await RefundAsync(sale.Payment!, refund, cancellationToken);

        return isPaid ? refund with { PaidAt = refund.PaidAt ?? clock.GetUtcNow() } : refund;
    }
}
