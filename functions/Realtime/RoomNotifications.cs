using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Turns a room's count into messages. Without a count the group changes all the same: news matter more.
/// </summary>
internal static class RoomNotifications
{
    /// <summary>
    /// For a connection that joins. SignalR may deliver the message to the group before the connection is in it, so the
    /// number goes to the connection as well. The connection hears it once or twice.
    /// </summary>
    public static Task<SignalRMessageAction[]> OfJoinAsync(
        SignalRInvocationContext invocation, ILogger logger, Func<Task<IReadOnlyList<RoomCount>>> count) =>
        OfAsync(invocation, logger, count, room =>
        [
            .. OfRoom(room),
            new RoomJoined(room.Performance, new ConnectionId(invocation.ConnectionId), room.UserCount, room.Version),
        ]);

    /// <summary>For a connection that leaves: those who stay are told. The connection may hear it or not.</summary>
    public static Task<SignalRMessageAction[]> OfLeaveAsync(
        SignalRInvocationContext invocation, ILogger logger, Func<Task<IReadOnlyList<RoomCount>>> count) =>
        OfAsync(invocation, logger, count, OfRoom);

    private static async Task<SignalRMessageAction[]> OfAsync(
        SignalRInvocationContext invocation,
        ILogger logger,
        Func<Task<IReadOnlyList<RoomCount>>> count,
        Func<RoomCount, IEnumerable<LiveMessage>> tell)
    {
        try
        {
            return LiveMessages.Translate([.. (await count()).SelectMany(tell)]);
        }
        catch (DependencyUnavailableException fault)
        {
            logger.CountFailed(invocation.ConnectionId, invocation.Event, fault.Message);

            return [];
        }
    }

    private static IEnumerable<LiveMessage> OfRoom(RoomCount room) =>
        room.ShouldBroadcast ? [new RoomChanged(room.Performance, room.UserCount, room.Version)] : [];
}
