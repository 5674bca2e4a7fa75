using System.Collections.Concurrent;

namespace Serverless.Adapters.Platform;

/// <summary>Lets many callers who want the same work done at the same moment share one doing of it.</summary>
internal sealed class SingleFlight<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task>> _running = new();

    /// <summary>The work ignores who waits for it: a caller who gives up leaves it running for the others.</summary>
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
