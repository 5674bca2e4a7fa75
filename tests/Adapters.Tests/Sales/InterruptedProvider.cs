using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Runs a given action just before the platform reads a payment's state from the provider.</summary>
internal sealed class InterruptedProvider : IPaymentProvider
{
    private IPaymentProvider _provider = null!;

    /// <summary>The action; it runs once.</summary>
    public Func<Task>? BeforeNextFind { get; set; }

    public IPaymentProvider Around(IPaymentProvider provider)
    {
        _provider = provider;

        return this;
    }

    public async Task<ProviderState> FindAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        if (BeforeNextFind is { } interruption)
        {
            BeforeNextFind = null;
            await interruption();
        }

        return await _provider.FindAsync(payment, cancellationToken);
    }

    public Task<ProviderState> AuthoriseAsync(
        PaymentId payment, Money amount, string scenario, CancellationToken cancellationToken) =>
        _provider.AuthoriseAsync(payment, amount, scenario, cancellationToken);

    public Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken) =>
        _provider.CaptureAsync(payment, cancellationToken);

    public Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken) =>
        _provider.VoidAsync(payment, cancellationToken);

    public Task<bool> RefundAsync(
        PaymentId payment, int number, Money amount, CancellationToken cancellationToken) =>
        _provider.RefundAsync(payment, number, amount, cancellationToken);
}
