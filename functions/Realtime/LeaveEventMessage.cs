using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class LeaveEventMessage(IRooms rooms, ILogger<LeaveEventMessage> logger)
{
    [Function("LeaveEvent")]
    public async Task<LiveNotifications> RunAsync(
        [SignalRTrigger(LiveHub.Name, "messages", "leave-event", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNotifications();
        }

        var messages = await RoomNotifications.OfLeaveAsync(invocation, logger, async () =>
            [await rooms.LeaveAsync(performance, new ConnectionId(invocation.ConnectionId), cancellationToken)]);

        return LiveNotifications.Leaving(invocation, LiveHub.EventGroup(performance), messages);
    }
}
