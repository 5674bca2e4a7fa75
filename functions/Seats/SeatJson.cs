using System.Text.Json.Serialization;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Seats;

internal sealed record HeldReservation(
    Guid Id, string ReservationNumber, long TotalAmount, DateTimeOffset ExpiresAt, IReadOnlyList<HeldSeat> Seats);

internal sealed record HeldSeat(
    Guid Id, [property: JsonPropertyName("seat_label")] string SeatLabel, long Price, string Status);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(ReserveSeatsRequest))]
[JsonSerializable(typeof(ReserveSeatsResponse))]
internal sealed partial class SeatJson : JsonSerializerContext;
