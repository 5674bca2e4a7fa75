using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

public sealed class JoinSeatSelectionMessage(RoomNotifications rooms)
{
    [Function("JoinSeatSelection")]
    public Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "join-seat-selection", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken) =>
        rooms.JoinAsync(invocation, RoomKind.Seats, cancellationToken);
}
