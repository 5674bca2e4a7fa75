using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Sales;

namespace Serverless.Functions.Realtime;

/// <summary>Shows a user's selection to the other viewers of the seat map, and not to the sender.</summary>
public sealed class ChangeSeatSelectionMessage(
    Live hub, SelectSeats selectSeats, LiveMessageFilter filter, RoomPolicy policy)
{
    [Function("ChangeSeatSelection")]
    public async Task RunAsync(
        [SignalRTrigger(
            LiveHub.Name, "messages", "seat-selection-changed", ConnectionStringSetting = LiveHub.ConnectionSetting)]
        SignalRInvocationContext invocation,
        CancellationToken cancellationToken)
    {
        if (await filter.ReadAsync(invocation, cancellationToken) is not { } performance)
        {
            return;
        }

        if (LiveRequest.ReadSeats(invocation, policy.SelectedSeatsMax) is not { } ids
            || !ids.All(seat => new SeatId(seat).TryIndex(performance, out _)))
        {
            filter.Ignore(invocation, "not a few seats of the event");

            return;
        }

        await SelectAsync(invocation, performance, [.. ids.Select(id => new SeatId(id))], cancellationToken);
    }

    // The user comes from the connection's token and never from the payload. A selection that cannot be checked is
    // lost: nothing depends on it.
    private async Task SelectAsync(
        SignalRInvocationContext invocation, PerformanceId performance, IReadOnlyList<SeatId> seats,
        CancellationToken cancellationToken)
    {
        try
        {
            var selected = await selectSeats.ExecuteAsync(
                new UserId(invocation.UserId), new ConnectionId(invocation.ConnectionId), performance, seats,
                cancellationToken);

            if (selected.IsError)
            {
                filter.Ignore(invocation, selected.Error.Code);

                return;
            }

            await hub.SendToOthersAsync(
                invocation.ConnectionId, LiveMessages.Translate([selected.Value]), cancellationToken);
        }
        catch (DependencyUnavailableException fault)
        {
            filter.Ignore(invocation, fault.Message);
        }
    }
}
