using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Reads payloads that clients send over the hub: an object with an eventId, or only the id. They may be anything.
/// </summary>
internal static class LiveRequest
{
    private const string PerformanceMember = "eventId";
    private const string SeatsMember = "seats";

    public static bool TryReadPerformance(SignalRInvocationContext invocation, out PerformanceId performance)
    {
        var text = invocation.Arguments is [{ } argument, ..] ? ReadText(argument) : null;
        var isId = Guid.TryParseExact(text, "D", out var id);
        performance = new PerformanceId(id);

        return isId;
    }

    /// <summary>
    /// The seats of the payload; null when they are missing, or are more than <paramref name="countMax"/>.
    /// </summary>
    public static IReadOnlyList<Guid>? ReadSeats(SignalRInvocationContext invocation, int countMax)
    {
        if (invocation.Arguments is not [JsonElement payload, ..]
            || !TryFind(payload, SeatsMember, JsonValueKind.Array, out var seats)
            || seats.GetArrayLength() > countMax)
        {
            return null;
        }

        var ids = new List<Guid>(seats.GetArrayLength());

        foreach (var seat in seats.EnumerateArray())
        {
            if (seat.ValueKind != JsonValueKind.String || !seat.TryGetGuid(out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }

    private static string? ReadText(object argument) => argument switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonElement payload when TryFind(payload, PerformanceMember, JsonValueKind.String, out var id) =>
            id.GetString(),
        _ => null,
    };

    private static bool TryFind(
        JsonElement payload, string member, JsonValueKind kind, out JsonElement found)
    {
        found = default;

        return payload.ValueKind == JsonValueKind.Object
            && payload.TryGetProperty(member, out found)
            && found.ValueKind == kind;
    }
}
