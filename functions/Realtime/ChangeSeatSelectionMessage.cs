using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Accounts;
using Serverless.Domain.Realtime;
using Serverless.Domain.Sales;

namespace Serverless.Functions.Realtime;

/// <summary>Shows a user's selection to the other viewers of the seat map, and not to the sender.</summary>
public sealed class ChangeSeatSelectionMessage(Live hub, RoomPolicy policy, ILogger<ChangeSeatSelectionMessage> logger)
{
    [Function("ChangeSeatSelection")]
    public async Task RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "seat-selection-changed", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken)
    {
        if (!LiveRequest.TryReadPerformance(invocation, out var performance)
            || LiveRequest.ReadSeats(invocation, policy.SelectedSeatsMax) is not { } seats
            || !seats.All(seat => new SeatId(seat).TryIndex(performance, out _)))
        {
            logger.MessageIgnored(invocation.Event, invocation.ConnectionId, "no eventId, or not a few of its seats");

            return;
        }

        // The user comes from the connection's token and never from the payload.
        var user = new UserId(invocation.UserId);

        await hub.SendToOthersAsync(
            invocation.ConnectionId,
            LiveMessages.Translate(
                [new SeatSelectionChanged(performance, user, [.. seats.Select(seat => new SeatId(seat))])]),
            cancellationToken);
    }
}
