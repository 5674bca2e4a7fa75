namespace Serverless.Domain.Sales;

/// <summary>Waits for a limited time until the provider decides about a payment.</summary>
public sealed class PaymentDecision(IPaymentProvider provider, PaymentPolicy policy, TimeProvider clock)
{
    public async Task<ProviderState> AwaitAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.IsOver)
        {
            return ProviderState.Declined;
        }

        var started = clock.GetTimestamp();

        while (true)
        {
            var state = await AskAsync(payment, cancellationToken);

            if (state is not ProviderState.Deciding
                || clock.GetElapsedTime(started).TotalMilliseconds >= policy.DecisionWaitMilliseconds)
            {
                return state;
            }

            await Task.Delay(
                TimeSpan.FromMilliseconds(policy.DecisionPollMilliseconds), clock, cancellationToken);
        }
    }

    // When the provider does not know the payment, the first authorisation was lost on its way and is sent again.
    private async Task<ProviderState> AskAsync(Payment payment, CancellationToken cancellationToken)
    {
        var state = await provider.FindAsync(payment.Id, cancellationToken);

        return state is ProviderState.Unknown
            ? await provider.AuthoriseAsync(payment.Id, payment.Amount, payment.Scenario, cancellationToken)
            : state;
    }
}
