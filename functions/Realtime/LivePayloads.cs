using System.Text.Json.Serialization;

namespace Serverless.Functions.Realtime;

// The host serializes these between the worker and SignalR, with the names of C#; so every name is explicit.
internal sealed record SeatStatusPayload(
    [property: JsonPropertyName("seatId")] string SeatId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("version"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? Version,
    [property: JsonPropertyName("timestamp")] string Timestamp);

internal sealed record SeatLockedPayload(
    [property: JsonPropertyName("seatId")] string SeatId,
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("timestamp")] string Timestamp);

internal sealed record SeatsReleasedPayload(
    [property: JsonPropertyName("eventId")] string EventId,
    [property: JsonPropertyName("seatIds")] IReadOnlyList<string> SeatIds,
    [property: JsonPropertyName("version"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? Version);

internal sealed record SeatSelectedPayload(
    [property: JsonPropertyName("eventId")] string EventId,
    [property: JsonPropertyName("seatIds")] IReadOnlyList<string> SeatIds,
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("version")] long Version);

internal sealed record SeatUpdatePayload(
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("seats")] IReadOnlyList<string> Seats);

internal sealed record TicketUpdatedPayload(
    [property: JsonPropertyName("ticketTypeId")] string TicketTypeId,
    [property: JsonPropertyName("availableQuantity")] int AvailableQuantity,
    [property: JsonPropertyName("totalQuantity")] int TotalQuantity,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("timestamp")] string Timestamp);

internal sealed record RoomInfoPayload(
    [property: JsonPropertyName("eventId")] string EventId,
    [property: JsonPropertyName("userCount")] int UserCount,
    [property: JsonPropertyName("version")] long Version);

internal sealed record EventStatusChangedPayload(
    [property: JsonPropertyName("eventId")] string EventId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("version")] long Version);

internal sealed record QueueEntryAllowedPayload(
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("eventId")] string EventId);

internal sealed record QueueUpdatedPayload(
    [property: JsonPropertyName("eventId")] string EventId,
    [property: JsonPropertyName("queueSize")] int QueueSize,
    [property: JsonPropertyName("currentUsers")] int CurrentUsers,
    [property: JsonPropertyName("threshold")] int Threshold,
    [property: JsonPropertyName("servingNumber")] long ServingNumber,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("timestamp")] string Timestamp);

internal sealed record QueueClearedPayload(
    [property: JsonPropertyName("eventId")] string EventId,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("version")] long Version);

internal sealed record QueueRestoringPayload(
    [property: JsonPropertyName("eventId")] string EventId,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("waitSeconds")] long WaitSeconds,
    [property: JsonPropertyName("version")] long Version);

[JsonSerializable(typeof(EventStatusChangedPayload))]
[JsonSerializable(typeof(QueueEntryAllowedPayload))]
[JsonSerializable(typeof(QueueUpdatedPayload))]
[JsonSerializable(typeof(QueueRestoringPayload))]
[JsonSerializable(typeof(QueueClearedPayload))]
[JsonSerializable(typeof(SeatStatusPayload))]
[JsonSerializable(typeof(SeatLockedPayload))]
[JsonSerializable(typeof(SeatsReleasedPayload))]
[JsonSerializable(typeof(SeatSelectedPayload))]
[JsonSerializable(typeof(SeatUpdatePayload))]
[JsonSerializable(typeof(TicketUpdatedPayload))]
[JsonSerializable(typeof(RoomInfoPayload))]
internal sealed partial class LiveJson : JsonSerializerContext;
