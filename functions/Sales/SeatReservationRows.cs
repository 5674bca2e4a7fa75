using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.Sales;

namespace Serverless.Functions.Sales;

internal sealed record SeatReservationResponse(SeatReservationRow Reservation)
{
    public static SeatReservationResponse From(ReservationView view) => new(SeatReservationRow.From(view));
}

/// <summary>A reservation of numbered seats, for the seat page.</summary>
internal sealed record SeatReservationRow(
    Guid Id,
    string ReservationNumber,
    long TotalAmount,
    [property: AllowedValues("pending", "confirmed", "cancelled", "expired")] string Status,
    [property: AllowedValues("pending", "completed", "failed", "refunded")] string PaymentStatus,
    string? PaymentMethod,
    DateTimeOffset ExpiresAt,
    DateTimeOffset CreatedAt,
    Guid EventId,
    string? EventTitle,
    string? Venue,
    DateTimeOffset? EventDate,
    IReadOnlyList<ReservedSeatRow> Seats)
{
    /// <summary>Left out unless it is true.</summary>
    [JsonPropertyName("isExpired")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsExpired { get; init; }

    /// <summary>The state of the event: a reservation of a cancelled one is refunded.</summary>
    [AllowedValues("upcoming", "on_sale", "sold_out", "ended", "cancelled", null)]
    public string? EventStatus { get; init; }

    /// <summary>Until when the buyer may refund.</summary>
    public DateTimeOffset? RefundableUntil { get; init; }

    /// <summary>Money that is back, also for a part of the tickets.</summary>
    public long RefundedAmount { get; init; }

    /// <summary>Money of returned tickets that the payment provider has not paid back yet.</summary>
    public long RefundPendingAmount { get; init; }

    public static SeatReservationRow From(ReservationView view) => new(
        view.Reservation.Id.Value,
        view.Reservation.Number,
        view.Reservation.Total.Amount,
        ReservationStatus.Of(view.Reservation.State),
        ReservationStatus.Of(view.Sale),
        ReservationStatus.MethodOf(view.Sale),
        view.Reservation.ExpiresAt,
        view.Reservation.CreatedAt,
        view.Reservation.Performance.Value,
        view.Performance?.Details.Title,
        view.Performance?.Details.Venue,
        view.Performance?.Schedule.Date,
        [.. view.Reservation.Seats.Select(seat => ReservedSeatRow.From(view.Sale, seat))])
    {
        IsExpired = view.Reservation.State is ReservationState.Expired,
        EventStatus = ReservationStatus.OfEvent(view),
        RefundableUntil = view.Performance?.RefundsEndAt,
        RefundedAmount = view.Sale.RefundedAmount,
        RefundPendingAmount = view.Sale.OwedAmount,
    };
}

internal sealed record ReservedSeatRow(
    [property: JsonPropertyName("seatId")] Guid SeatId,
    [property: JsonPropertyName("seatLabel")] string SeatLabel,
    string Section,
    [property: JsonPropertyName("rowNumber")] int RowNumber,
    [property: JsonPropertyName("seatNumber")] int SeatNumber,
    long Price)
{
    /// <summary>The seat was returned.</summary>
    public bool Refunded { get; init; }

    public static ReservedSeatRow From(Sale sale, ReservedSeat seat) => new(
        Domain.Sales.SeatId.Of(sale.Reservation.Performance, seat.Index).Value,
        seat.Label,
        seat.Section,
        seat.Row,
        seat.Number,
        seat.Price)
    {
        Refunded = sale.ReturnedPart.Seats.Contains(seat),
    };
}
