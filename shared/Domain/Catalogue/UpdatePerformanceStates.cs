using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Writes down the state that time and sales imply, and tells the watchers. Safe to run twice at once: each change is
/// made under its version, so one of two makes it and tells.
/// </summary>
public sealed class UpdatePerformanceStates(
    ICatalogue catalogue, ICatalogueStore store, IStockLevels stock, TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var messages = new List<LiveMessage>();
        DependencyUnavailableException? failure = null;

        foreach (var performance in await catalogue.ListPublishedAsync(cancellationToken))
        {
            try
            {
                if (await ImplyAsync(performance, cancellationToken) != performance.State
                    && await AdvanceAsync(performance.Id, cancellationToken) is { } changed)
                {
                    messages.Add(changed);
                }
            }
            catch (DependencyUnavailableException exception)
            {
                failure = exception;
            }
        }

        // A change that was made must be told even when the state of another performance could not be found out.
        return messages.Count == 0 && failure is not null
            ? throw new DependencyUnavailableException("No state could be found out.", failure)
            : messages;
    }

    private async ValueTask<PerformanceState> ImplyAsync(Performance performance, CancellationToken cancellationToken)
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

    private async Task<PerformanceStateChanged?> AdvanceAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var advanced = found.Value with
        {
            State = await ImplyAsync(found.Value, cancellationToken),
            UpdatedAt = now,
        };

        return advanced.State != found.Value.State
            && await store.TrySaveAsync(advanced, found.Version, cancellationToken)
                ? new PerformanceStateChanged(id, advanced.State, now)
                : null;
    }
}

/// <summary>A performance went on sale, sold out, came back, ended or was cancelled.</summary>
public sealed record PerformanceStateChanged(PerformanceId Performance, PerformanceState State, DateTimeOffset At)
    : LiveMessage(Performance);
