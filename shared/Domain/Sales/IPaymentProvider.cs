using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Whoever moves the money. Each order names the payment, and the same order given twice acts once. An exception leaves
/// the outcome unknown; ask <see cref="FindAsync"/>, or give the order again.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>
    /// Sets money aside on the payer's account. The decision may take a while: <see cref="ProviderState.Deciding"/>.
    /// </summary>
    Task<ProviderState> AuthoriseAsync(
        PaymentId payment, Money amount, string scenario, CancellationToken cancellationToken);

    Task<ProviderState> FindAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the money set aside; <see cref="ProviderState.Declined"/> when the provider no longer will.
    /// </summary>
    Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>
    /// Lets go of money set aside. A payment the provider never heard of counts as voided, now and later.
    /// </summary>
    Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>Gives back all the money taken.</summary>
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
