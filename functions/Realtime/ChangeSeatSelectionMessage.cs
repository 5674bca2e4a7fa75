using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Sales;

namespace Serverless.Functions.Realtime;

public sealed class ChangeSeatSelectionMessage(SelectSeats selectSeats, LiveDoor door, RoomPolicy policy)
{
    [Function("ChangeSeatSelection")]
    public async Task<LiveNotifications> RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "seat-selection-changed", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken)
    {
        if (await door.ReadAsync(invocation, cancellationToken) is not { } performance)
        {
            return new LiveNotifications();
        }

        if (LiveRequest.ReadSeats(invocation, policy.SelectedSeatsMax) is not { } ids
            || !ids.All(seat => new SeatId(seat).TryIndex(performance, out _)))
        {
            door.Ignore(invocation, "not a few seats of the event");

            return new LiveNotifications();
        }

        return await SelectAsync(invocation, performance, [.. ids.Select(id => new SeatId(id))], cancellationToken);
    }

    // The user comes from the connection's token and never from the payload. A selection that cannot be checked is
    // lost: nothing depends on it.
    private async Task<LiveNotifications> SelectAsync(
        SignalRInvocationContext invocation, PerformanceId performance, IReadOnlyList<SeatId> seats,
        CancellationToken cancellationToken)
    {
        try
        {
            var selected = await selectSeats.ExecuteAsync(
                new UserId(invocation.UserId), new ConnectionId(invocation.ConnectionId), performance, seats,
                cancellationToken);

            if (!selected.IsError)
            {
                return new LiveNotifications { Messages = LiveMessages.Translate([selected.Value]) };
            }

            door.Ignore(invocation, selected.Error.Code);
        }
        catch (DependencyUnavailableException fault)
        {
            door.Ignore(invocation, fault.Message);
        }

        return new LiveNotifications();
    }
}
