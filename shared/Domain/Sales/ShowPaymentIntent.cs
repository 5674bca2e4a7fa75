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

        // Only a declined payment is replaced by a newer one.
        return payment.Id == id
            ? new PaymentStatus(payment, await StateAsync(payment, cancellationToken))
            : new PaymentStatus(payment with { Id = id, State = PaymentState.Declined }, ProviderState.Declined);
    }

    private async Task<ProviderState> StateAsync(Payment payment, CancellationToken cancellationToken) =>
        payment.State is PaymentState.Requested
            ? await provider.FindAsync(payment.Id, cancellationToken)
            : payment.State switch
            {
                PaymentState.Declined => ProviderState.Declined,
                PaymentState.Voiding or PaymentState.Voided => ProviderState.Voided,
                PaymentState.Refunding or PaymentState.Refunded => ProviderState.Refunded,
                _ => ProviderState.Captured,
            };
}

public sealed record PaymentStatus(Payment Payment, ProviderState State);
