using System.Collections.Concurrent;

namespace Serverless.Adapters.Platform;

/// <summary>Coalesces concurrent calls with the same key into one.</summary>
internal sealed class SingleFlight<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task>> _running = new();

    /// <summary>A caller's cancellation does not cancel the work, because other callers wait for it.</summary>
    public async Task RunAsync(TKey key, Func<Task> work, CancellationToken cancellationToken)
    {
        var own = new Lazy<Task>(work);
        var shared = _running.GetOrAdd(key, own);

        try
        {
            await shared.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            if (shared.Value.IsCompleted)
            {
                _running.TryRemove(new KeyValuePair<TKey, Lazy<Task>>(key, shared));
            }
        }
    }
}
