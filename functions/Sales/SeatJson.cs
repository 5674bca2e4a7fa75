using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales;

internal sealed record HeldReservation(
    Guid Id, string ReservationNumber, long TotalAmount, DateTimeOffset ExpiresAt, IReadOnlyList<HeldSeat> Seats);

internal sealed record HeldSeat(
    Guid Id,
    [property: JsonPropertyName("seat_label")] string SeatLabel,
    long Price,
    [property: AllowedValues("locked")] string Status);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(ReserveSeatsRequest))]
[JsonSerializable(typeof(ReserveSeatsResponse))]
[JsonSerializable(typeof(IReadOnlyList<Guid>))]
[JsonSerializable(typeof(SeatMapResponse))]
internal sealed partial class SeatJson : JsonSerializerContext;
