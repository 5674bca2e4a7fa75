using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class LeaveEventMessage(RoomNotifications rooms)
{
    [Function("LeaveEvent")]
    public Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "leave-event", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken) =>
        rooms.LeaveAsync(invocation, RoomKind.Event, cancellationToken);
}
