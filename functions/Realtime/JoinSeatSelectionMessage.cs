using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Realtime;

public sealed class JoinSeatSelectionMessage(ILogger<JoinSeatSelectionMessage> logger)
{
    [Function("JoinSeatSelection")]
    public LiveNotifications Run(
        [SignalRTrigger(
            LiveHub.Name, "messages", "join-seat-selection", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNotifications();
        }

        return LiveNotifications.Joining(invocation, LiveHub.SeatsGroup(performance));
    }
}
