using System.Collections.Concurrent;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Stores the states that follow from time and sales, and notifies the clients. It is safe to run twice at once: each
/// change is saved at its version, so only one run makes and announces it.
/// </summary>
public sealed class UpdatePerformanceStates(
    ICatalogue catalogue, ICatalogueStore store, IStockLevels stock, Rounds rounds, CataloguePolicy policy,
    TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var published = await catalogue.ListPublishedAsync(cancellationToken);
        var messages = new ConcurrentQueue<LiveMessage>();
        await rounds.RunAsync(
            new Round<Performance>(
                nameof(UpdatePerformanceStates),
                performance => performance.Id.Tag.ToString(),
                RoundPages.Of(published, performance => performance.Id.Tag.ToString()),
                (performance, stopped) => UpdateAsync(performance, messages, stopped))
            {
                ParallelismMax = policy.UpdateParallelismMax,
            },
            cancellationToken);

        return [.. messages];
    }

    private async Task UpdateAsync(
        Performance performance, ConcurrentQueue<LiveMessage> messages, CancellationToken cancellationToken)
    {
        if (await ComputeStateAsync(performance, cancellationToken) != performance.State
            && await UpdateAsync(performance.Id, cancellationToken) is { } changed)
        {
            messages.Enqueue(changed);
        }
    }

    private async ValueTask<PerformanceState> ComputeStateAsync(
        Performance performance, CancellationToken cancellationToken)
    {
        var state = performance.StateAt(clock.GetUtcNow());

        if (state is not PerformanceState.OnSale and not PerformanceState.SoldOut)
        {
            return state;
        }

        return await stock.IsSoldOutAsync(performance, cancellationToken)
            ? PerformanceState.SoldOut
            : PerformanceState.OnSale;
    }

    private async Task<PerformanceStateChanged?> UpdateAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var updated = found.Value with
        {
            State = await ComputeStateAsync(found.Value, cancellationToken),
            UpdatedAt = found.Value.NextUpdate(now),
        };

        return updated.State != found.Value.State
            && await store.TrySaveAsync(updated, found.Version, cancellationToken)
                ? new PerformanceStateChanged(id, updated.State, updated.Version, now)
                : null;
    }
}

/// <summary>A performance went on sale, sold out, came back, ended or was cancelled.</summary>
/// <param name="Version">The performance's version: a message with a smaller one is older.</param>
public sealed record PerformanceStateChanged(
    PerformanceId Performance, PerformanceState State, long Version, DateTimeOffset At)
    : LiveMessage(Performance);
