using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class WatchQueueMessage(RoomNotifications rooms)
{
    [Function("WatchQueue")]
    public Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "join-queue", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken) =>
        rooms.JoinAsync(invocation, RoomKind.Queue, cancellationToken);
}
