using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class LeaveEventMessage(IRooms rooms, ILogger<LeaveEventMessage> logger)
{
    [Function("LeaveEvent")]
    public async Task<LiveNews> RunAsync(
        [SignalRTrigger(LiveHub.Name, "messages", "leave-event", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNews();
        }

        var messages = await RoomNews.OfLeaveAsync(invocation, logger, async () =>
            [await rooms.LeaveAsync(performance, new ConnectionId(invocation.ConnectionId), cancellationToken)]);

        return LiveNews.Leaving(invocation, LiveHub.EventGroup(performance), messages);
    }
}
