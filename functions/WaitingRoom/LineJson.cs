using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;

namespace Serverless.Functions.WaitingRoom;

/// <summary>
/// A visitor's place. One shape for entering and asking: what the published clients of either look for stands in it.
/// </summary>
/// <param name="Version">Grows as the line moves: figures with a smaller one are older, in live messages, too.</param>
internal sealed record PlaceResponse(
    [property: AllowedValues("queued", "active", "not_in_queue")] string Status,
    bool Queued,
    int Position,
    long EstimatedWait,
    int QueueSize,
    int CurrentUsers,
    int Threshold,
    long ServingNumber,
    long Version,
    DateTimeOffset? PassExpiresAt)
{
    public static PlaceResponse From(PlaceInLine place) => new(
        place.State switch
        {
            PlaceState.Waiting => "queued",
            PlaceState.Admitted => "active",
            _ => "not_in_queue",
        },
        place.State is PlaceState.Waiting,
        place.Position,
        (long)place.EstimatedWait.TotalSeconds,
        place.Line.QueueSize,
        place.Line.CurrentUsers,
        place.Line.Threshold,
        place.Line.ServingNumber,
        place.Line.Version,
        place.PassExpiresAt);
}

internal sealed record HeartbeatResponse(
    [property: AllowedValues("queued", "active", "not_in_queue")] string Status, bool Queued)
{
    public static HeartbeatResponse From(PlaceInLine place)
    {
        var full = PlaceResponse.From(place);

        return new HeartbeatResponse(full.Status, full.Queued);
    }
}

internal sealed record LineResponse(
    Guid EventId, int QueueSize, int CurrentUsers, int Threshold, int Available, long ServingNumber, long Version)
{
    public static LineResponse From(Guid eventId, LineFigures line) => new(
        eventId,
        line.QueueSize,
        line.CurrentUsers,
        line.Threshold,
        Math.Max(0, line.Threshold - line.CurrentUsers),
        line.ServingNumber,
        line.Version);
}

internal sealed record LineMessageResponse(string Message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(PlaceResponse))]
[JsonSerializable(typeof(HeartbeatResponse))]
[JsonSerializable(typeof(LineResponse))]
[JsonSerializable(typeof(LineMessageResponse))]
internal sealed partial class LineJson : JsonSerializerContext;
