using System.Text.Json.Serialization;

namespace Serverless.Benchmarks.Floor;

internal sealed record FloorReserveRequest(Guid EventId, IReadOnlyList<Guid> SeatIds);

internal sealed record FloorReserveResponse(string Message, FloorReservation Reservation);

internal sealed record FloorReservation(
    Guid Id, string ReservationNumber, long TotalAmount, DateTimeOffset ExpiresAt, IReadOnlyList<FloorSeat> Seats);

internal sealed record FloorSeat(Guid Id, string SeatLabel, long Price, string Status);

internal sealed record FloorEntry(
    string Status, bool Queued, int Position, int EstimatedWait, int QueueSize, int CurrentUsers, int Threshold,
    long ServingNumber, DateTimeOffset? PassExpiresAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FloorReserveRequest))]
[JsonSerializable(typeof(FloorReserveResponse))]
[JsonSerializable(typeof(FloorEntry))]
internal sealed partial class FloorJson : JsonSerializerContext;
