using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales.Gateway;

/// <summary>A reservation in the gateway's API; it may have been made through another API.</summary>
/// <param name="HoldExpiresAt">Null after payment or cancellation.</param>
/// <param name="OrderId">Null before payment.</param>
internal sealed record GatewayReservation(
    string ReservationId,
    string EventId,
    string UserId,
    int Quantity,
    IReadOnlyList<string> SeatIds,
    [property: AllowedValues("HOLD", "CONFIRMED", "CANCELLED", "EXPIRED")] string Status,
    DateTimeOffset? HoldExpiresAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    decimal TotalPrice,
    string? OrderId)
{
    /// <summary>The state of the event: a reservation of a cancelled one is refunded.</summary>
    [AllowedValues("upcoming", "on_sale", "sold_out", "ended", "cancelled", null)]
    public string? EventStatus { get; init; }

    [AllowedValues("pending", "completed", "failed", "refunded")]
    public string PaymentStatus { get; init; } = "pending";

    /// <summary>Money that is back, also for a part of the seats.</summary>
    public long RefundedAmount { get; init; }

    /// <summary>Money of returned seats that the payment provider has not paid back yet.</summary>
    public long RefundPendingAmount { get; init; }

    /// <summary>The seats that were returned, by the same names as in `seat_ids`.</summary>
    public IReadOnlyList<string> RefundedSeatIds { get; init; } = [];

    public static GatewayReservation From(ReservationView view, User caller)
    {
        var reservation = view.Reservation;

        return new GatewayReservation(
            SharedReservations.Name(reservation.Id),
            EventOf(reservation),
            caller.Subject,
            reservation.UnitCount,
            SeatsOf(reservation),
            reservation.State switch
            {
                ReservationState.Pending => "HOLD",
                ReservationState.Confirmed => "CONFIRMED",
                ReservationState.Cancelled => "CANCELLED",
                _ => "EXPIRED",
            },
            reservation.State is ReservationState.Pending or ReservationState.Expired ? reservation.ExpiresAt : null,
            reservation.CreatedAt,
            view.Sale.UpdatedAt,
            PriceOf(reservation),
            reservation.State is ReservationState.Confirmed ? view.Sale.OrderNumber : null)
        {
            EventStatus = ReservationStatus.OfEvent(view),
            PaymentStatus = ReservationStatus.Of(view.Sale),
            RefundedAmount = view.Sale.RefundedAmount,
            RefundPendingAmount = view.Sale.OwedAmount,
            RefundedSeatIds = [.. SeatsOf(reservation).Where((_, i) => !view.Sale.KeptUnits.Contains(i + 1))],
        };
    }

    /// <summary>The client's name of an implicit event; the id of any other.</summary>
    public static string EventOf(Reservation reservation) =>
        reservation.Words?.Event ?? reservation.Performance.ToString();

    /// <summary>The client's names of the seats; their labels for a reservation of another API.</summary>
    public static IReadOnlyList<string> SeatsOf(Reservation reservation) =>
        reservation.Words?.Seats ?? [.. reservation.Seats.Select(seat => seat.Label)];

    /// <summary>The client's price; the amount due when it sent none.</summary>
    public static decimal PriceOf(Reservation reservation) =>
        reservation.Words?.TotalPrice ?? reservation.Total.Amount;
}

internal sealed record GatewayConfirmation(string OrderId, [property: AllowedValues("CONFIRMED")] string Status)
{
    public static GatewayConfirmation From(Sale sale) => new(sale.OrderNumber, "CONFIRMED");
}

internal sealed record GatewayCancellation([property: AllowedValues("CANCELLED")] string Status)
{
    public static GatewayCancellation From(Sale sale) => new("CANCELLED");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(ReserveNamedSeatsRequest))]
[JsonSerializable(typeof(ReserveNamedSeatsResponse))]
[JsonSerializable(typeof(GatewayReservation))]
[JsonSerializable(typeof(GatewayConfirmation))]
[JsonSerializable(typeof(GatewayCancellation))]
internal sealed partial class GatewayReservationJson : JsonSerializerContext;
