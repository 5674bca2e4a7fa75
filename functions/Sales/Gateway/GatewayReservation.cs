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
            reservation.UpdatedAt,
            PriceOf(reservation),
            reservation.State is ReservationState.Confirmed ? view.Sale.OrderNumber : null);
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
