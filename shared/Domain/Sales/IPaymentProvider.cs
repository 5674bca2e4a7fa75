using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// The payment provider, which moves the money. A repeated call for the same payment takes effect once. After an
/// exception the outcome is unknown: call <see cref="FindAsync"/>, or repeat the call.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>
    /// Reserves money on the payer's account. The decision may take a while: <see cref="ProviderState.Deciding"/>.
    /// </summary>
    Task<ProviderState> AuthoriseAsync(
        PaymentId payment, Money amount, string scenario, CancellationToken cancellationToken);

    Task<ProviderState> FindAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the authorised money; <see cref="ProviderState.Declined"/> when the provider rejects that.
    /// </summary>
    Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>
    /// Releases authorised money. A payment that is unknown to the provider counts as voided, now and later.
    /// </summary>
    Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>Returns all captured money.</summary>
    Task<ProviderState> RefundAsync(PaymentId payment, CancellationToken cancellationToken);
}

public enum ProviderState
{
    Unknown,
    Deciding,
    Authorised,
    Declined,
    Captured,
    Voided,
    Refunded,
}
