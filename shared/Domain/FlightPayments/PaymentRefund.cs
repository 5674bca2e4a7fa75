namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Money that goes back. It is stored before the provider is called, and called again by the timer until the provider's
/// own count shows it.
/// </summary>
/// <param name="Receipt">The receipt whose money goes back; not always the one that paid the order.</param>
/// <param name="CancelId">The same in every call, so that the provider acts once.</param>
/// <param name="Amount">In won.</param>
/// <param name="Reason">Why, for the provider's administration.</param>
public sealed record PaymentRefund(ReceiptId Receipt, string CancelId, long Amount, string Reason)
{
    /// <summary>How much of the receipt had gone back, or was about to, when this refund was asked for.</summary>
    public long CancelledBefore { get; init; }

    public bool IsDone { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Why the last attempt did not succeed: the provider's code, or "unknown".</summary>
    public string? LastFault { get; init; }

    /// <summary>Whether the receipt shows that the money went back.</summary>
    public bool IsShownBy(PaymentReceipt receipt) =>
        receipt.Id == Receipt && receipt.CancelledPrice >= Math.Min(receipt.Price, CancelledBefore + Amount);

    public PaymentRefund Done() => this with { IsDone = true, RetryAt = null, LastFault = null };

    public PaymentRefund Retry(string fault, DateTimeOffset at) =>
        this with { Attempts = Attempts + 1, RetryAt = at, LastFault = fault };
}
