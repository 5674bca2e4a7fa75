using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

public sealed class WatchQueueMessage(ILogger<WatchQueueMessage> logger)
{
    [Function("WatchQueue")]
    public LiveNotifications Run(
        [SignalRTrigger(LiveHub.Name, "messages", "join-queue", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNotifications();
        }

        return LiveNotifications.Joining(invocation, LiveHub.QueueGroup(performance));
    }
}
