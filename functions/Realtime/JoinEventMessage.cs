using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class JoinEventMessage(RoomNotifications rooms)
{
    [Function("JoinEvent")]
    public Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "join-event", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken) =>
        rooms.JoinAsync(invocation, RoomKind.Event, cancellationToken);
}
