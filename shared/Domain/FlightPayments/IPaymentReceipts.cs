namespace Serverless.Domain.FlightPayments;

/// <summary>
/// The payment provider of flights. Every call ends within a bounded time and never throws for what the provider or the
/// network does: an answer that did not come is <see cref="ReceiptReply.Unknown"/>.
/// </summary>
public interface IPaymentReceipts
{
    /// <summary>Whether payments are possible here at all; without keys outside development they are not.</summary>
    bool IsOpen { get; }

    /// <summary>What the provider's window needs to know of the merchant; null without keys.</summary>
    string? ApplicationId { get; }

    Task<ReceiptReply> FindAsync(ReceiptId receipt, CancellationToken cancellationToken);

    /// <summary>The receipts of an order: none, one, or several when the payer paid more than once.</summary>
    Task<ReceiptSearch> SearchAsync(PaymentOrder order, CancellationToken cancellationToken);

    /// <summary>Takes the money of a payment that the payer agreed to.</summary>
    Task<ReceiptReply> ConfirmAsync(ReceiptId receipt, CancellationToken cancellationToken);

    /// <summary>Pays money back, once for each cancel id.</summary>
    Task<ReceiptReply> CancelAsync(ReceiptCancellation cancellation, CancellationToken cancellationToken);
}
