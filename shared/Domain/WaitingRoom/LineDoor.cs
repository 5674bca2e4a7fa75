using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Finds the performance whose line is meant, and says no where there can be none.</summary>
public sealed class LineDoor(ICatalogue catalogue, TimeProvider clock)
{
    /// <summary>A published performance, over or not.</summary>
    public async ValueTask<Outcome<Performance>> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        await catalogue.FindAsync(id, cancellationToken) is { State: not PerformanceState.Draft } performance
            ? performance
            : WaitingRoomRefusals.UnknownPerformance;

    /// <summary>A performance that one may still go to.</summary>
    public async ValueTask<Outcome<Performance>> FindOpenAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, cancellationToken);

        return found.IsRefused || IsOpen(found.Value) ? found : WaitingRoomRefusals.Closed;
    }

    public bool IsOpen(Performance performance) =>
        performance.StateAt(clock.GetUtcNow())
            is PerformanceState.Upcoming or PerformanceState.OnSale or PerformanceState.SoldOut;
}
