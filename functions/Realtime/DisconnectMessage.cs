using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

/// <summary>Removes a closed connection from the counts of its rooms; SignalR removes it from its groups.</summary>
public sealed class DisconnectMessage(IRooms rooms, ILogger<DisconnectMessage> logger)
{
    [Function("Disconnect")]
    public async Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "connections", "disconnected", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken) =>
        new()
        {
            Messages = await RoomNotifications.OfLeaveAsync(invocation, logger, () =>
                rooms.LeaveAllAsync(new ConnectionId(invocation.ConnectionId), cancellationToken)),
        };
}
