using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

public sealed class JoinQueueMessage(ILogger<JoinQueueMessage> logger)
{
    [Function("JoinQueue")]
    public LiveNews Run(
        [SignalRTrigger(LiveHub.Name, "messages", "join-queue", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNews();
        }

        return LiveNews.Joining(invocation, LiveHub.QueueGroup(performance));
    }
}
