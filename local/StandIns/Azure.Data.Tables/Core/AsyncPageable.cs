#pragma warning disable IDE0130 // The official namespace is what this type stands for.
namespace Azure;

/// <summary>Stands for Azure.AsyncPageable of Azure.Core.</summary>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    public virtual async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
            {
                yield return value;
            }
        }
    }
}

/// <summary>Stands for Azure.Page of Azure.Core.</summary>
public abstract class Page<T>
{
    public abstract IReadOnlyList<T> Values { get; }

    public abstract string? ContinuationToken { get; }
}
