using System.Text.Json.Serialization;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The stored form of a sale, with the stock that it took, so that it can be returned shard by shard.
/// </summary>
internal sealed record StoredSale(StoredReservation Reservation)
{
    public StoredPayment? Payment { get; init; }

    public IReadOnlyList<StoredRefund> Refunds { get; init; } = [];

    public DateTimeOffset? RecoverAt { get; init; }

    public DateTimeOffset? PayBy { get; init; }

    public IReadOnlyList<TakenStock> TakenStock { get; init; } = [];

    public static StoredSale From(Sale sale, IReadOnlyList<TakenStock> takenStock) =>
        new(StoredReservation.From(sale.Reservation))
        {
            Payment = sale.Payment is { } payment ? StoredPayment.From(payment) : null,
            Refunds = [.. sale.Refunds.Select(StoredRefund.From)],
            RecoverAt = sale.RecoverAt,
            PayBy = sale.PayBy,
            TakenStock = takenStock,
        };

    public Sale ToDomain() => new(Reservation.ToDomain())
    {
        Payment = Payment?.ToDomain(new ReservationId(Reservation.Id)),
        Refunds = [.. Refunds.Select((refund, i) => refund.ToDomain(i + 1, Reservation.Currency))],
        RecoverAt = RecoverAt,
        PayBy = PayBy,
    };
}

/// <summary>A refund of a sale. Its number is its position, from one.</summary>
internal sealed record StoredRefund(IReadOnlyList<int> Units, long Amount, Cancellation Cancellation)
{
    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public static StoredRefund From(Refund refund) => new(refund.Units, refund.Amount.Amount, refund.Cancellation)
    {
        RequestedAt = refund.RequestedAt,
        PaidAt = refund.PaidAt,
    };

    public Refund ToDomain(int number, string currency) =>
        new(number, Units, new Money(Amount, currency), Cancellation)
        {
            RequestedAt = RequestedAt,
            PaidAt = PaidAt,
        };
}

internal sealed record StoredPayment(Guid Id, long Amount, string Currency, PaymentState State, string Scenario)
{
    public bool IsGateway { get; init; }

    public PaidOrder? Order { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public static StoredPayment From(Payment payment) => new(
        payment.Id.Value, payment.Amount.Amount, payment.Amount.Currency, payment.State, payment.Scenario)
    {
        IsGateway = payment.IsGateway,
        Order = payment.Order,
        CreatedAt = payment.CreatedAt,
        UpdatedAt = payment.UpdatedAt,
    };

    public Payment ToDomain(ReservationId reservation) =>
        new(new PaymentId(Id), reservation, new Money(Amount, Currency))
        {
            State = State,
            Scenario = Scenario,
            IsGateway = IsGateway,
            Order = Order,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
        };
}

/// <summary>Tickets of a type, taken from one shard of its stock.</summary>
internal sealed record TakenStock(int Ordinal, int Shard, int Quantity);

/// <summary>A sold seat: its reservation, and the fence of the hold.</summary>
internal sealed record StoredSeat(Guid Reservation, long Fence);

/// <summary>A part of a ticket type's stock.</summary>
internal sealed record StoredShard(int Quantity, int Sold)
{
    /// <summary>Grows with every change, so that readers know which of two states is later.</summary>
    public long Revision { get; init; }

    public StoredShard With(int sold) => this with { Sold = sold, Revision = Revision + 1 };
}

/// <summary>Points from a payment to its sale.</summary>
internal sealed record StoredPointer(Guid Reservation);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredSale))]
[JsonSerializable(typeof(StoredSeat))]
[JsonSerializable(typeof(StoredShard))]
[JsonSerializable(typeof(StoredPointer))]
[JsonSerializable(typeof(StoredOpen))]
[JsonSerializable(typeof(StoredEntry))]
[JsonSerializable(typeof(EventRefunds))]
internal sealed partial class SaleJson : JsonSerializerContext;
