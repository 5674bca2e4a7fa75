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
    /// Takes the authorised money; <see cref="ProviderState.Declined"/> when the provider rejects that. A payment that
    /// is unknown to the provider stays unknown.
    /// </summary>
    Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>
    /// Releases authorised money. A payment that is unknown to the provider counts as voided, now and later; one that
    /// was declined stays declined.
    /// </summary>
    Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>
    /// Returns a part of the captured money, or all of it. A repeated call with the same number takes effect once.
    /// </summary>
    /// <param name="payment">The payment whose money is returned.</param>
    /// <param name="number">Distinguishes the refunds of one payment.</param>
    /// <param name="amount">More than zero.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>True when the money is returned; false when so much of it was not captured.</returns>
    Task<bool> RefundAsync(PaymentId payment, int number, Money amount, CancellationToken cancellationToken);
}

public enum ProviderState
{
    Unknown,
    Deciding,
    Authorised,
    Declined,

    /// <summary>Also after a part of the money was returned.</summary>
    Captured,
    Voided,

    /// <summary>All of the money was returned.</summary>
    Refunded,
}
