using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Turns a room's count into messages. Without a count the group changes all the same: news matter more.
/// </summary>
internal static class RoomNews
{
    public static async Task<SignalRMessageAction[]> OfAsync(
        SignalRInvocationContext invocation, ILogger logger, Func<Task<IReadOnlyList<RoomCount>>> count)
    {
        try
        {
            return [.. (await count()).SelectMany(room => Of(room, invocation.ConnectionId))];
        }
        catch (DependencyUnavailableException fault)
        {
            logger.CountFailed(invocation.ConnectionId, invocation.Event, fault.Message);

            return [];
        }
    }

    // Whoever comes in hears the number even when the room is not told.
    private static SignalRMessageAction[] Of(RoomCount room, string connection)
    {
        var messages = LiveMessages.Translate([new RoomChanged(room.Performance, room.UserCount)]);

        if (!room.IsNews)
        {
            foreach (var message in messages)
            {
                (message.GroupName, message.ConnectionId) = (null, connection);
            }
        }

        return messages;
    }
}
