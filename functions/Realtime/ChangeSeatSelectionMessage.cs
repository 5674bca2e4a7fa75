using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Accounts;
using Serverless.Domain.Realtime;
using Serverless.Domain.Seats;

namespace Serverless.Functions.Realtime;

public sealed class ChangeSeatSelectionMessage(RoomPolicy policy, ILogger<ChangeSeatSelectionMessage> logger)
{
    [Function("ChangeSeatSelection")]
    public LiveNews Run(
        [SignalRTrigger(
            LiveHub.Name, "messages", "seat-selection-changed", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance)
            || LiveRequest.ReadSeats(invocation, policy.SelectedSeatsMax) is not { } seats
            || !seats.All(seat => new SeatId(seat).TryIndex(performance, out _)))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId, or not a few of its seats");

            return new LiveNews();
        }

        // Who it was is what the connection proved, whatever the payload says.
        var visitor = new VisitorId(invocation.UserId);

        return new LiveNews
        {
            Messages = LiveMessages.Translate(
                [new SeatSelectionChanged(performance, visitor, [.. seats.Select(seat => new SeatId(seat))])]),
        };
    }
}
