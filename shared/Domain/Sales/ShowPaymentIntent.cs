using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Shows one of the user's payments with the provider's state.</summary>
public sealed class ShowPaymentIntent(ISales sales, IPaymentProvider provider)
{
    public async Task<Result<PaymentStatus>> ExecuteAsync(
        UserId user, PaymentId id, CancellationToken cancellationToken)
    {
        var sale = await sales.FindAsync(id, cancellationToken);

        if (sale?.Value.Payment is not { } payment || sale.Value.Value.Reservation.User != user)
        {
            return PaymentErrors.UnknownPayment;
        }

        // A payment is replaced by a newer one after it was declined, or the provider voided it by itself.
        return payment.Id == id
            ? new PaymentStatus(payment, await StateAsync(payment, cancellationToken))
            {
                RefundedAmount = sale.Value.Value.RefundedAmount,
            }
            : new PaymentStatus(payment with { Id = id, State = PaymentState.Declined }, ProviderState.Declined);
    }

    // While the money is moving, only the provider knows whether it moved.
    private async Task<ProviderState> StateAsync(Payment payment, CancellationToken cancellationToken) =>
        payment.State switch
        {
            PaymentState.Declined => ProviderState.Declined,
            PaymentState.Voided => ProviderState.Voided,
            PaymentState.Captured => ProviderState.Captured,
            PaymentState.Refunded => ProviderState.Refunded,
            _ => await provider.FindAsync(payment.Id, cancellationToken),
        };
}

/// <param name="Payment">The payment as it is stored.</param>
/// <param name="State">Where its money is.</param>
public sealed record PaymentStatus(Payment Payment, ProviderState State)
{
    /// <summary>In minor units; also a part of the payment.</summary>
    public long RefundedAmount { get; init; }
}
