using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.Realtime;

/// <summary>Removes a closed connection from the counts of its rooms; SignalR removes it from its groups.</summary>
public sealed class DisconnectMessage(RoomNotifications rooms)
{
    [Function("Disconnect")]
    public Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "connections", "disconnected", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken) =>
        rooms.DisconnectAsync(invocation, cancellationToken);
}
