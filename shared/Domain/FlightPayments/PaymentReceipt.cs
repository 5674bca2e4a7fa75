namespace Serverless.Domain.FlightPayments;

/// <summary>What the provider says of one payment, read from the provider itself.</summary>
/// <param name="Price">In won.</param>
/// <param name="CancelledPrice">How much of it went back so far.</param>
/// <param name="Status">The provider's number of the state.</param>
public sealed record PaymentReceipt(
    ReceiptId Id, PaymentOrderId Order, long Price, long CancelledPrice, int Status)
{
    public const int PaidStatus = 1;
    public const int AuthenticatedStatus = 2;
    public const int CancelledStatus = 20;

    // A cancellation that failed or is under way, and cash receipts: the payment itself did not fail.
    private static readonly int[] StillPaid = [-20, -30, -60, -61];

    public long Remaining => Price - CancelledPrice;

    public ReceiptKind Kind => Status switch
    {
        PaidStatus => ReceiptKind.Paid,
        AuthenticatedStatus => ReceiptKind.Authenticated,
        CancelledStatus => ReceiptKind.Cancelled,
        < 0 when !StillPaid.Contains(Status) => ReceiptKind.Failed,
        _ => ReceiptKind.Open,
    };
}

public enum ReceiptKind
{
    /// <summary>Waiting for the payer, for a deposit or for the provider.</summary>
    Open,

    /// <summary>The payer agreed; the money moves when the server confirms.</summary>
    Authenticated,
    Paid,

    /// <summary>All of the money went back, or a part.</summary>
    Cancelled,
    Failed,
}

/// <summary>How a call of the provider ended.</summary>
public abstract record ReceiptReply
{
    private ReceiptReply()
    {
    }

    /// <summary>The provider answered with the receipt.</summary>
    public sealed record Verified(PaymentReceipt Receipt) : ReceiptReply;

    /// <summary>The provider said no; the call had no effect.</summary>
    /// <param name="Code">The provider's code.</param>
    public sealed record Refused(string Code) : ReceiptReply
    {
        public const string AlreadyCancelled = "RC_ALREADY_CANCELLED";
    }

    /// <summary>Nobody knows whether the call had an effect: read the receipt before the next one.</summary>
    /// <param name="Cause">For the log; no secret.</param>
    public sealed record Unknown(string Cause) : ReceiptReply;
}

/// <summary>The receipts of one order.</summary>
/// <param name="Receipts">Null when the provider did not answer.</param>
public readonly record struct ReceiptSearch(IReadOnlyList<PaymentReceipt>? Receipts);

/// <summary>A refund in the provider's words.</summary>
/// <param name="Price">In won; null for all that remains.</param>
public sealed record ReceiptCancellation(ReceiptId Receipt, string CancelId, long? Price, string Message);
