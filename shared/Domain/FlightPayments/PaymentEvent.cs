namespace Serverless.Domain.FlightPayments;

/// <summary>
/// What the provider, or somebody who claims to be, told of an order. It proves nothing: it only says which receipt to
/// read.
/// </summary>
/// <param name="Receipt">Null when the event names none that could be one; then all receipts are looked up.</param>
/// <param name="Kind">The event's type, or else its status, as it was sent and shortened.</param>
public sealed record PaymentEvent(PaymentOrderId Order, ReceiptId? Receipt, string Kind, DateTimeOffset ReceivedAt)
{
    public const int KindLengthMax = 40;

    /// <summary>
    /// The version at which the event was listed. An event that comes again meanwhile is another version, and is read
    /// again.
    /// </summary>
    public string? Version { get; init; }
}

/// <summary>An event whose receipt was read.</summary>
/// <param name="CancelledPrice">That of the receipt that was read, never that of the event.</param>
public sealed record SettledEvent(PaymentEvent Event, string Result, long? CancelledPrice);
