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
        ReservationItemRow.AllOf(view.Reservation));
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
        ReservationItemRow.AllOf(view.Reservation));
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
    public static IReadOnlyList<ReservationItemRow> AllOf(Reservation reservation) =>
    [
        .. reservation.Seats.Select(seat =>
            new ReservationItemRow(seat.Label, 1, seat.Price, seat.Price, seat.Label, seat.Section)),
        .. reservation.Tickets.Select(tickets => new ReservationItemRow(
            tickets.Name, tickets.Quantity, tickets.UnitPrice, tickets.Subtotal, SeatLabel: null, Section: null)),
    ];
}

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
        [.. view.Reservation.Seats.Select(seat => ReservedSeatRow.From(view.Reservation, seat))])
    {
        IsExpired = view.Reservation.State is ReservationState.Expired,
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
    public static ReservedSeatRow From(Reservation reservation, ReservedSeat seat) => new(
        Domain.Sales.SeatId.Of(reservation.Performance, seat.Index).Value,
        seat.Label,
        seat.Section,
        seat.Row,
        seat.Number,
        seat.Price);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(MyReservationsResponse))]
[JsonSerializable(typeof(ReservationResponse))]
[JsonSerializable(typeof(SeatReservationResponse))]
internal sealed partial class ReservationRows : JsonSerializerContext;
