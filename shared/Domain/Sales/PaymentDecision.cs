namespace Serverless.Domain.Sales;

/// <summary>Waits, within a limit, for the provider to decide about a payment.</summary>
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

    // A provider that never heard of the payment gets the order again: the first one was cut off on its way.
    private async Task<ProviderState> AskAsync(Payment payment, CancellationToken cancellationToken)
    {
        var state = await provider.FindAsync(payment.Id, cancellationToken);

        return state is ProviderState.Unknown
            ? await provider.AuthoriseAsync(payment.Id, payment.Amount, payment.Scenario, cancellationToken)
            : state;
    }
}
