using Serverless.Adapters.Platform;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>Counts and traces every call of the payment provider, without payment ids and amounts.</summary>
internal sealed class ObservedPayments(IPaymentProvider provider) : IPaymentProvider
{
    private static readonly BackendOperation Authorise = Operation("authorise");
    private static readonly BackendOperation Find = Operation("find");
    private static readonly BackendOperation Capture = Operation("capture");
    private static readonly BackendOperation Void = Operation("void");
    private static readonly BackendOperation Refund = Operation("refund");

    public Task<ProviderState> AuthoriseAsync(
        PaymentId payment, Money amount, string scenario, CancellationToken cancellationToken) =>
        Authorise.RunAsync(() => provider.AuthoriseAsync(payment, amount, scenario, cancellationToken));

    public Task<ProviderState> FindAsync(PaymentId payment, CancellationToken cancellationToken) =>
        Find.RunAsync(() => provider.FindAsync(payment, cancellationToken));

    public Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken) =>
        Capture.RunAsync(() => provider.CaptureAsync(payment, cancellationToken));

    public Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken) =>
        Void.RunAsync(() => provider.VoidAsync(payment, cancellationToken));

    public Task<bool> RefundAsync(
        PaymentId payment, int number, Money amount, CancellationToken cancellationToken) =>
        Refund.RunAsync(() => provider.RefundAsync(payment, number, amount, cancellationToken));

    private static BackendOperation Operation(string method) => new(
        "payment", method, $"payment {method}", new("rpc.system.name", "payment-provider"), new("rpc.method", method));
}
