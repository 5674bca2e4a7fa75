using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Turns a room's count into messages. The group changes even without a count, because live messages matter more.
/// </summary>
internal static class RoomNotifications
{
    /// <summary>
    /// For a connection that joins. SignalR may deliver the message to the group before the connection is in it, so the
    /// connection gets the count as well, once or twice.
    /// </summary>
    public static Task<SignalRMessageAction[]> OfJoinAsync(
        SignalRInvocationContext invocation, ILogger logger, Func<Task<IReadOnlyList<RoomCount>>> count) =>
        OfAsync(invocation, logger, count, room =>
        [
            .. OfRoom(room),
            new RoomJoined(room.Performance, new ConnectionId(invocation.ConnectionId), room.UserCount, room.Version),
        ]);

    /// <summary>For a connection that leaves: the room gets the new count, the connection may get it, too.</summary>
    public static Task<SignalRMessageAction[]> OfLeaveAsync(
        SignalRInvocationContext invocation, ILogger logger, Func<Task<IReadOnlyList<RoomCount>>> count) =>
        OfAsync(invocation, logger, count, OfRoom);

    private static async Task<SignalRMessageAction[]> OfAsync(
        SignalRInvocationContext invocation,
        ILogger logger,
        Func<Task<IReadOnlyList<RoomCount>>> count,
        Func<RoomCount, IEnumerable<LiveMessage>> toMessages)
    {
        try
        {
            return LiveMessages.Translate([.. (await count()).SelectMany(toMessages)]);
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
