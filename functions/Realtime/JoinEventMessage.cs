using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class JoinEventMessage(JoinRoom joinRoom, ILogger<JoinEventMessage> logger)
{
    [Function("JoinEvent")]
    public async Task<LiveNotifications> RunAsync(
        [SignalRTrigger(LiveHub.Name, "messages", "join-event", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId");

            return new LiveNotifications();
        }

        var messages = await RoomNotifications.OfJoinAsync(invocation, logger, async () =>
        {
            var joined = await joinRoom.ExecuteAsync(
                performance, new ConnectionId(invocation.ConnectionId), cancellationToken);

            if (joined.IsError)
            {
                logger.MessageIgnored(invocation.Event, invocation.ConnectionId, joined.Error.Code);

                return [];
            }

            return [joined.Value];
        });

        return LiveNotifications.Joining(invocation, LiveHub.EventGroup(performance), messages);
    }
}
