using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

public sealed class UnwatchQueueMessage(ILogger<UnwatchQueueMessage> logger)
{
    [Function("UnwatchQueue")]
    public LiveNotifications Run(
        [SignalRTrigger(LiveHub.Name, "messages", "leave-queue", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNotifications();
        }

        return LiveNotifications.Leaving(invocation, LiveHub.QueueGroup(performance));
    }
}
