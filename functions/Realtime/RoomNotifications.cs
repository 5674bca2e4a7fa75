using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Adds connections to rooms and removes them, and tells the room's new count. The group changes even while nothing can
/// be counted, because live messages matter more.
/// </summary>
public sealed class RoomNotifications(
    JoinRoom joinRoom, IRooms rooms, ILiveLimits limits, LiveMessageFilter filter, ILogger<RoomNotifications> logger)
{
    /// <summary>
    /// SignalR may deliver the message to the group before the connection is in it, so a connection that joins an event
    /// gets the count as well, once or twice.
    /// </summary>
    public async Task<LiveNotifications> JoinAsync(
        SignalRInvocationContext invocation, RoomKind kind, CancellationToken cancellationToken)
    {
        if (await filter.ReadAsync(invocation, cancellationToken) is not { } performance)
        {
            return new LiveNotifications();
        }

        var room = new Room(kind, performance);
        var connection = new ConnectionId(invocation.ConnectionId);

        try
        {
            var joined = await joinRoom.ExecuteAsync(room, connection, cancellationToken);

            if (joined.IsError)
            {
                filter.Ignore(invocation, joined.Error.Code);

                return new LiveNotifications();
            }

            List<LiveMessage> messages = [.. await ToRoomAsync(invocation, joined.Value, cancellationToken)];

            if (kind is RoomKind.Event)
            {
                messages.Add(new RoomJoined(performance, connection, joined.Value.UserCount, joined.Value.Version));
            }

            return LiveNotifications.Joining(invocation, LiveHub.GroupOf(room), LiveMessages.Translate(messages));
        }
        catch (DependencyUnavailableException fault)
        {
            logger.CountFailed(invocation.ConnectionId, invocation.Event, fault.Message);

            return LiveNotifications.Joining(invocation, LiveHub.GroupOf(room));
        }
    }

    /// <summary>The room gets the new count, and the connection may get it, too.</summary>
    public async Task<LiveNotifications> LeaveAsync(
        SignalRInvocationContext invocation, RoomKind kind, CancellationToken cancellationToken)
    {
        if (await filter.ReadAsync(invocation, cancellationToken) is not { } performance)
        {
            return new LiveNotifications();
        }

        var room = new Room(kind, performance);
        var messages = await CountAsync(
            invocation,
            async connection => [await rooms.LeaveAsync(room, connection, cancellationToken)],
            cancellationToken);

        return LiveNotifications.Leaving(invocation, LiveHub.GroupOf(room), messages);
    }

    /// <summary>A closed connection leaves all its rooms; SignalR removes it from its groups.</summary>
    public async Task<LiveNotifications> DisconnectAsync(
        SignalRInvocationContext invocation, CancellationToken cancellationToken) =>
        new()
        {
            Messages = await CountAsync(
                invocation, connection => rooms.LeaveAllAsync(connection, cancellationToken), cancellationToken),
        };

    private async Task<SignalRMessageAction[]> CountAsync(
        SignalRInvocationContext invocation,
        Func<ConnectionId, Task<IReadOnlyList<RoomCount>>> count,
        CancellationToken cancellationToken)
    {
        try
        {
            var messages = new List<LiveMessage>();

            foreach (var room in await count(new ConnectionId(invocation.ConnectionId)))
            {
                messages.AddRange(await ToRoomAsync(invocation, room, cancellationToken));
            }

            return LiveMessages.Translate(messages);
        }
        catch (DependencyUnavailableException fault)
        {
            logger.CountFailed(invocation.ConnectionId, invocation.Event, fault.Message);

            return [];
        }
    }

    // A count is sent to everybody in the room, and the user pays for it: entering and leaving again and again would
    // otherwise reach everybody each time. The next change brings the count.
    private async Task<LiveMessage[]> ToRoomAsync(
        SignalRInvocationContext invocation, RoomCount count, CancellationToken cancellationToken) =>
        count.ShouldBroadcast
        && await limits.TryDeliverAsync(
            new UserId(invocation.UserId ?? string.Empty), Math.Max(1, count.UserCount), cancellationToken)
            ? [new RoomChanged(count.Room.Performance, count.UserCount, count.Version)]
            : [];
}
