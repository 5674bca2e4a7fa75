using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales;

internal sealed record MyReservationsResponse(IReadOnlyList<MyReservationRow> Reservations);

/// <summary>A reservation in the list of its owner.</summary>
internal sealed record MyReservationRow(
    Guid Id,
    string ReservationNumber,
    long TotalAmount,
    [property: AllowedValues("pending", "confirmed", "cancelled", "expired")] string Status,
    [property: AllowedValues("pending", "completed", "failed", "refunded")] string PaymentStatus,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    string? EventTitle,
    string? Venue,
    DateTimeOffset? EventDate,
    IReadOnlyList<ReservationItemRow> Items)
{
    /// <summary>The state of the event: a reservation of a cancelled one is refunded.</summary>
    [AllowedValues("upcoming", "on_sale", "sold_out", "ended", "cancelled", null)]
    public string? EventStatus { get; init; }

    /// <summary>Until when the buyer may refund.</summary>
    public DateTimeOffset? RefundableUntil { get; init; }

    /// <summary>Money that is back, also for a part of the tickets.</summary>
    public long RefundedAmount { get; init; }

    /// <summary>Money of returned tickets that the payment provider has not paid back yet.</summary>
    public long RefundPendingAmount { get; init; }

    public static MyReservationRow From(ReservationView view) => new(
        view.Reservation.Id.Value,
        view.Reservation.Number,
        view.Reservation.Total.Amount,
        ReservationStatus.Of(view.Reservation.State),
        ReservationStatus.Of(view.Sale),
        view.Reservation.CreatedAt,
        view.Reservation.ExpiresAt,
        view.Performance?.Details.Title,
        view.Performance?.Details.Venue,
        view.Performance?.Schedule.Date,
        ReservationItemRow.AllOf(view.Sale))
    {
        EventStatus = ReservationStatus.OfEvent(view),
        RefundableUntil = view.Performance?.RefundsEndAt,
        RefundedAmount = view.Sale.RefundedAmount,
        RefundPendingAmount = view.Sale.OwedAmount,
    };
}

internal sealed record ReservationResponse(ReservationRow Reservation)
{
    public static ReservationResponse From(ReservationView view) => new(ReservationRow.From(view));
}

/// <summary>A single reservation.</summary>
internal sealed record ReservationRow(
    Guid Id,
    string ReservationNumber,
    long TotalAmount,
    [property: AllowedValues("pending", "confirmed", "cancelled", "expired")] string Status,
    [property: AllowedValues("pending", "completed", "failed", "refunded")] string PaymentStatus,
    string? PaymentMethod,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    Guid EventId,
    string? EventTitle,
    string? Venue,
    string? Address,
    DateTimeOffset? EventDate,
    IReadOnlyList<ReservationItemRow> Items)
{
    /// <summary>The state of the event: a reservation of a cancelled one is refunded.</summary>
    [AllowedValues("upcoming", "on_sale", "sold_out", "ended", "cancelled", null)]
    public string? EventStatus { get; init; }

    /// <summary>Until when the buyer may refund.</summary>
    public DateTimeOffset? RefundableUntil { get; init; }

    /// <summary>Money that is back, also for a part of the tickets.</summary>
    public long RefundedAmount { get; init; }

    /// <summary>Money of returned tickets that the payment provider has not paid back yet.</summary>
    public long RefundPendingAmount { get; init; }

    public static ReservationRow From(ReservationView view) => new(
        view.Reservation.Id.Value,
        view.Reservation.Number,
        view.Reservation.Total.Amount,
        ReservationStatus.Of(view.Reservation.State),
        ReservationStatus.Of(view.Sale),
        ReservationStatus.MethodOf(view.Sale),
        view.Reservation.CreatedAt,
        view.Reservation.ExpiresAt,
        view.Reservation.Performance.Value,
        view.Performance?.Details.Title,
        view.Performance?.Details.Venue,
        view.Performance?.Details.Address,
        view.Performance?.Schedule.Date,
        ReservationItemRow.AllOf(view.Sale))
    {
        EventStatus = ReservationStatus.OfEvent(view),
        RefundableUntil = view.Performance?.RefundsEndAt,
        RefundedAmount = view.Sale.RefundedAmount,
        RefundPendingAmount = view.Sale.OwedAmount,
    };
}

/// <summary>A seat with its label, or tickets of one type.</summary>
internal sealed record ReservationItemRow(
    [property: JsonPropertyName("ticketTypeName")] string TicketTypeName,
    int Quantity,
    [property: JsonPropertyName("unitPrice")] long UnitPrice,
    long Subtotal,
    [property: JsonPropertyName("seatLabel")] string? SeatLabel,
    string? Section)
{
    /// <summary>How many of them were returned.</summary>
    [JsonPropertyName("refundedQuantity")]
    public int RefundedQuantity { get; init; }

    public static IReadOnlyList<ReservationItemRow> AllOf(Sale sale)
    {
        var returned = sale.ReturnedPart;

        return
        [
            .. sale.Reservation.Seats.Select(seat =>
                new ReservationItemRow(seat.Label, 1, seat.Price, seat.Price, seat.Label, seat.Section)
                {
                    RefundedQuantity = returned.Seats.Contains(seat) ? 1 : 0,
                }),
            .. sale.Reservation.Tickets.Select(tickets => new ReservationItemRow(
                tickets.Name, tickets.Quantity, tickets.UnitPrice, tickets.Subtotal, SeatLabel: null, Section: null)
            {
                RefundedQuantity =
                    returned.Tickets.FirstOrDefault(item => item.Ordinal == tickets.Ordinal)?.Quantity ?? 0,
            }),
        ];
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(MyReservationsResponse))]
[JsonSerializable(typeof(ReservationResponse))]
[JsonSerializable(typeof(SeatReservationResponse))]
internal sealed partial class ReservationRows : JsonSerializerContext;
