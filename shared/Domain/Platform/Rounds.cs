using System.Collections.Concurrent;

namespace Serverless.Domain.Platform;

/// <summary>
/// Runs the work of timers, item by item. An item that fails does not stop the others: it is logged, counted, passed
/// over and tried again later. A run that ends before the last item, by its limits or because a backend is away, is
/// gone on with by the next one, on whichever instance. How far a timer is behind is a metric.
/// </summary>
public sealed class Rounds(IRoundCursors cursors, IItemFaults faults, TimeProvider clock)
{
    // A backend that is away fails every item, each after its time limit, so the run ends after some of them.
    private const int UnavailableMax = 20;

    // One run; the platform ends a function after five minutes.
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, RoundState> _states = new();

    /// <summary>
    /// Throws <see cref="DependencyUnavailableException"/> when nothing could be done because a backend is away.
    /// </summary>
    public async Task RunAsync<T>(Round<T> round, CancellationToken cancellationToken)
    {
        var state = StateOf(round.Name);
        var cursor = await FindCursorAsync(round.Name, state, cancellationToken);

        if (cursor is null)
        {
            state.BeganAt = clock.GetUtcNow();
        }

        var page = await ListAsync(round, state, cursor, cancellationToken);
        var run = new RoundRun(clock.GetTimestamp());

        try
        {
            await VisitAsync(round, page.Items, run, cancellationToken);
        }
        finally
        {
            var left = run.FirstLeft(page.Items.Count);
            var next = left < page.Items.Count || page.HasMore
                ? left > 0 ? round.KeyOf(page.Items[left - 1]) : cursor
                : null;
            state.CompleteSince = next is null ? state.BeganAt : state.CompleteSince;
            RoundMetrics.SetLag(round.Name, state.TakeLag(clock.GetUtcNow()));
            await SaveCursorAsync(round.Name, state, next);
        }

        if (run is { DoneCount: 0, Unavailable: { } fault })
        {
            throw new DependencyUnavailableException($"{round.Name} could do nothing.", fault);
        }
    }

    /// <summary>
    /// The work for one item within a larger one; false when it failed and was passed over. An unavailable backend is
    /// not the item's fault and is thrown.
    /// </summary>
    public async Task<bool> TryAsync(string round, string key, Func<Task> work)
    {
        try
        {
            await work();

            return true;
        }
        catch (Exception fault) when (fault is not DependencyUnavailableException and not OperationCanceledException)
        {
            RoundMetrics.PassedOver(round);
            faults.PassedOver(round, key, fault);

            return false;
        }
    }

    /// <summary>Something of this round is due since <paramref name="dueAt"/> and is not done yet.</summary>
    public void NoteDue(string round, DateTimeOffset dueAt) => StateOf(round).NoteDue(dueAt);

    private async Task<RoundPage<T>> ListAsync<T>(
        Round<T> round, RoundState state, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            return await round.ListAsync(cursor, round.ItemsMax, cancellationToken);
        }
        catch
        {
            RoundMetrics.SetLag(round.Name, state.TakeLag(clock.GetUtcNow()));

            throw;
        }
    }

    private Task VisitAsync<T>(
        Round<T> round, IReadOnlyList<T> items, RoundRun run, CancellationToken cancellationToken)
    {
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = round.ParallelismMax,
            CancellationToken = cancellationToken,
        };

        return Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count).TakeWhile(_ => !IsOver(run)),
            bounds,
            async (index, stopped) =>
            {
                if (!IsOver(run))
                {
                    await VisitAsync(round, items[index], run, stopped);
                    run.Visit(index);
                }
            });
    }

    private async Task VisitAsync<T>(Round<T> round, T item, RoundRun run, CancellationToken cancellationToken)
    {
        var (state, key) = (StateOf(round.Name), round.KeyOf(item));

        if (state.IsPaused(key, clock.GetUtcNow()))
        {
            return;
        }

        try
        {
            if (await TryAsync(round.Name, key, () => round.WorkAsync(item, cancellationToken)))
            {
                state.Mend(key);
                run.Succeed();
                RoundMetrics.Done(round.Name);
            }
            else
            {
                state.Break(key, clock.GetUtcNow());
            }
        }
        catch (DependencyUnavailableException fault)
        {
            run.Fail(fault);
            RoundMetrics.Unavailable(round.Name);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            run.Fail(new DependencyUnavailableException("A call did not end in time.", fault));
            RoundMetrics.Unavailable(round.Name);
        }
    }

    private bool IsOver(RoundRun run) =>
        run.UnavailableInARow >= UnavailableMax || clock.GetElapsedTime(run.StartedAt) > TimeMax;

    private RoundState StateOf(string round) =>
        _states.GetOrAdd(round, static (_, now) => new RoundState(now), clock.GetUtcNow());

    // The stored cursor matters to a process that takes a timer over. After that its own memory is newer. A store that
    // is away is asked once: no timer waits for it every time.
    private async Task<string?> FindCursorAsync(string round, RoundState state, CancellationToken cancellationToken)
    {
        if (!state.KnowsCursor)
        {
            state.KnowsCursor = true;
            await TryCursorAsync(
                round, async () => state.Cursor = await cursors.FindAsync(round, cancellationToken));
        }

        return state.Cursor;
    }

    // No cancellation: a run that is cut off is what the cursor is for.
    private async Task SaveCursorAsync(string round, RoundState state, string? next)
    {
        if (state.Cursor == next)
        {
            return;
        }

        state.Cursor = next;
        await TryCursorAsync(round, () => cursors.SaveAsync(round, next, CancellationToken.None));
    }

    private async Task TryCursorAsync(string round, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DependencyUnavailableException)
        {
            // Without the stored cursor another process starts from the first item.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            faults.PassedOver(round, "cursor", fault);
        }
    }
}
