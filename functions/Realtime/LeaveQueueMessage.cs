using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

public sealed class LeaveQueueMessage(ILogger<LeaveQueueMessage> logger)
{
    [Function("LeaveQueue")]
    public LiveNews Run(
        [SignalRTrigger(LiveHub.Name, "messages", "leave-queue", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNews();
        }

        return LiveNews.Leaving(invocation, LiveHub.QueueGroup(performance));
    }
}
