using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class UnwatchQueueMessage(RoomNotifications rooms)
{
    [Function("UnwatchQueue")]
    public Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "leave-queue", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken) =>
        rooms.LeaveAsync(invocation, RoomKind.Queue, cancellationToken);
}
