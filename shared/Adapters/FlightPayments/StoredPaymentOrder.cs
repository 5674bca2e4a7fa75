using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.FlightPayments;

/// <summary>The stored form of a payment order.</summary>
internal sealed record StoredPaymentOrder(string Id, int Number, string User, long Amount, string Name)
{
    public PaymentMethod Method { get; init; }

    public PaymentGateway Gateway { get; init; }

    public FareQuote? Quote { get; init; }

    public PaymentOrderState State { get; init; }

    public string? Receipt { get; init; }

    public long CancelledAmount { get; init; }

    public int? Booking { get; init; }

    public bool IsAttached { get; init; }

    public DateTimeOffset? AttachAt { get; init; }

    public IReadOnlyList<StoredPaymentRefund>? Refunds { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? BookBy { get; init; }

    public DateTimeOffset? LookUpAt { get; init; }

    public int LookUpCount { get; init; }

    public static ReadOnlyMemory<byte> Write(PaymentOrder order) => DocumentJson.ToBody(
        new StoredPaymentOrder(order.Id.Value, order.Number, order.User.Value, order.Amount, order.Name)
        {
            Method = order.Method,
            Gateway = order.Gateway,
            Quote = order.Quote,
            State = order.State,
            Receipt = order.Receipt?.Value,
            CancelledAmount = order.CancelledAmount,
            Booking = order.Booking,
            IsAttached = order.IsAttached,
            AttachAt = order.AttachAt,
            Refunds = order.Refunds.Count == 0 ? null : [.. order.Refunds.Select(StoredPaymentRefund.Of)],
            CreatedAt = order.CreatedAt,
            PaidAt = order.PaidAt,
            BookBy = order.BookBy,
            LookUpAt = order.LookUpAt,
            LookUpCount = order.LookUpCount,
        },
        FlightPaymentJson.Default.StoredPaymentOrder);

    public static PaymentOrder Read(Document document)
    {
        var stored = DocumentJson.Read(document, FlightPaymentJson.Default.StoredPaymentOrder);

        return new PaymentOrder(
            new PaymentOrderId(stored.Id), stored.Number, new UserId(stored.User), stored.Amount)
        {
            Name = stored.Name,
            Method = stored.Method,
            Gateway = stored.Gateway,
            Quote = stored.Quote,
            State = stored.State,
            Receipt = stored.Receipt is { } receipt ? new ReceiptId(receipt) : null,
            CancelledAmount = stored.CancelledAmount,
            Booking = stored.Booking,
            IsAttached = stored.IsAttached,
            AttachAt = stored.AttachAt,
            Refunds = stored.Refunds is { } refunds ? [.. refunds.Select(refund => refund.ToDomain())] : [],
            CreatedAt = stored.CreatedAt,
            PaidAt = stored.PaidAt,
            BookBy = stored.BookBy,
            LookUpAt = stored.LookUpAt,
            LookUpCount = stored.LookUpCount,
        };
    }
}

internal sealed record StoredPaymentRefund(string Receipt, string CancelId, long Amount, string Reason)
{
    public long CancelledBefore { get; init; }

    public bool IsDone { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public string? LastFault { get; init; }

    public static StoredPaymentRefund Of(PaymentRefund refund) =>
        new(refund.Receipt.Value, refund.CancelId, refund.Amount, refund.Reason)
        {
            CancelledBefore = refund.CancelledBefore,
            IsDone = refund.IsDone,
            Attempts = refund.Attempts,
            RetryAt = refund.RetryAt,
            LastFault = refund.LastFault,
        };

    public PaymentRefund ToDomain() => new(new ReceiptId(Receipt), CancelId, Amount, Reason)
    {
        CancelledBefore = CancelledBefore,
        IsDone = IsDone,
        Attempts = Attempts,
        RetryAt = RetryAt,
        LastFault = LastFault,
    };
}

/// <summary>An event that waits for its receipt, or one that was settled.</summary>
internal sealed record StoredPaymentEvent(string Order, string? Receipt, string Kind, DateTimeOffset ReceivedAt)
{
    public string? Result { get; init; }

    public long? CancelledPrice { get; init; }

    public static StoredPaymentEvent Of(PaymentEvent received) =>
        new(received.Order.Value, received.Receipt?.Value, received.Kind, received.ReceivedAt);

    public PaymentEvent ToDomain(string version) => new(
        new PaymentOrderId(Order), Receipt is null ? null : new ReceiptId(Receipt), Kind, ReceivedAt)
    {
        Version = version,
    };
}

/// <summary>The order that is due: its key has only the hash of its id.</summary>
internal sealed record StoredDueOrder(string Order);

/// <summary>The first number that no instance has taken.</summary>
internal sealed record StoredPaymentNumbers(int Next);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredPaymentOrder))]
[JsonSerializable(typeof(StoredPaymentEvent))]
[JsonSerializable(typeof(StoredDueOrder))]
[JsonSerializable(typeof(StoredPaymentNumbers))]
[JsonSerializable(typeof(SimulatedReceipt))]
internal sealed partial class FlightPaymentJson : JsonSerializerContext;
