using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;

namespace Serverless.Functions.WaitingRoom;

/// <summary>
/// A visitor's queue entry. Entering and showing return the same shape, which has the members that the published
/// clients of both read.
/// </summary>
/// <param name="EstimatedWait">Seconds; null where no admission is to be expected.</param>
/// <param name="QueueToken">
/// Proves the caller's place. Sent back in the header X-Queue-Token, it restores the place when the queue was lost.
/// </param>
/// <param name="Version">Grows with every change; smaller versions are older, also in live messages.</param>
internal sealed record QueueEntryResponse(
    [property: AllowedValues("queued", "active", "not_in_queue")] string Status,
    bool Queued,
    int Position,
    long? EstimatedWait,
    int QueueSize,
    int CurrentUsers,
    int Threshold,
    long ServingNumber,
    long Version,
    DateTimeOffset? PassExpiresAt,
    string? QueueToken)
{
    public static QueueEntryResponse From(QueueEntry entry, string? token) => new(
        entry.State switch
        {
            QueueEntryState.Waiting => "queued",
            QueueEntryState.Admitted => "active",
            _ => "not_in_queue",
        },
        entry.State is QueueEntryState.Waiting,
        entry.Position,
        (long?)entry.EstimatedWait?.TotalSeconds,
        entry.Queue.QueueSize,
        entry.Queue.CurrentUsers,
        entry.Queue.Threshold,
        entry.Queue.ServingNumber,
        entry.Queue.Version,
        entry.PassExpiresAt,
        token);
}

internal sealed record HeartbeatResponse(
    [property: AllowedValues("queued", "active", "not_in_queue")] string Status, bool Queued)
{
    public static HeartbeatResponse From(QueueEntry entry)
    {
        var response = QueueEntryResponse.From(entry, token: null);

        return new HeartbeatResponse(response.Status, response.Queued);
    }
}

internal sealed record QueueResponse(
    Guid EventId, int QueueSize, int CurrentUsers, int Threshold, int Available, long ServingNumber, long Version)
{
    public static QueueResponse From(Guid eventId, QueueStats queue) => new(
        eventId,
        queue.QueueSize,
        queue.CurrentUsers,
        queue.Threshold,
        Math.Max(0, queue.Threshold - queue.CurrentUsers),
        queue.ServingNumber,
        queue.Version);
}

internal sealed record QueueMessageResponse(string Message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(QueueEntryResponse))]
[JsonSerializable(typeof(HeartbeatResponse))]
[JsonSerializable(typeof(QueueResponse))]
[JsonSerializable(typeof(QueueMessageResponse))]
internal sealed partial class QueueJson : JsonSerializerContext;
