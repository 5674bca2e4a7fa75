using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

public sealed class JoinSeatSelectionMessage(ILogger<JoinSeatSelectionMessage> logger)
{
    [Function("JoinSeatSelection")]
    public LiveNews Run(
        [SignalRTrigger(
            LiveHub.Name, "messages", "join-seat-selection", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNews();
        }

        return LiveNews.Joining(invocation, LiveHub.SeatsGroup(performance));
    }
}
