using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Finds the performance of a queue, or returns an error when it can have no queue.</summary>
public sealed class QueueEligibility(ICatalogue catalogue, WaitingRoomPolicy policy, TimeProvider clock)
{
    /// <summary>A published performance, over or not.</summary>
    public async ValueTask<Result<Performance>> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        await catalogue.FindAsync(id, cancellationToken) is { State: not PerformanceState.Draft } performance
            ? performance
            : WaitingRoomErrors.UnknownPerformance(id);

    /// <summary>A published performance that is neither over nor cancelled.</summary>
    public async ValueTask<Result<Performance>> FindOpenAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, cancellationToken);

        return found.IsError ? found : OpenOrError(found.Value);
    }

    /// <summary>A performance whose rules can be set: a draft, or one that is neither over nor cancelled.</summary>
    public async ValueTask<Result<Performance>> FindForRulesAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        var found = await catalogue.FindAsync(id, cancellationToken);

        return found is null ? WaitingRoomErrors.UnknownPerformance(id)
            : found.State is PerformanceState.Draft ? found
            : OpenOrError(found);
    }

    public QueueSettings SettingsOf(Performance performance) => QueueSettings.Of(performance, policy.DefaultRules);

    public bool IsOpen(Performance performance) =>
        performance.StateAt(clock.GetUtcNow())
            is PerformanceState.Upcoming or PerformanceState.OnSale or PerformanceState.SoldOut;

    private Result<Performance> OpenOrError(Performance performance) =>
        IsOpen(performance) ? performance : WaitingRoomErrors.Closed(performance, clock.GetUtcNow());
}
