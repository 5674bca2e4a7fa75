using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Tests.Backends;

/// <summary>A store that can refuse its reads, its writes, or both.</summary>
internal sealed class RefusingDocuments(IDocuments inner) : IDocuments, IDisposable
{
    private int _readCount;

    public volatile bool RefusesReads;

    public volatile bool RefusesWrites;

    /// <summary>A partition whose lists fail as if by a bug.</summary>
    public DocumentPartition? BrokenPartition { get; set; }

    /// <summary>Reads of documents and of pages.</summary>
    public int ReadCount => Volatile.Read(ref _readCount);

    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken) =>
        Read(() => inner.FindAsync(partition, id, cancellationToken));

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        partition == BrokenPartition
            ? throw new InvalidDataException("The partition is broken.")
            : Read(() => inner.ListAsync(partition, range, limit, cancellationToken));

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        RefusesWrites ? throw Unavailable() : inner.CommitAsync(partition, writes, cancellationToken);

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private T Read<T>(Func<T> read)
    {
        Interlocked.Increment(ref _readCount);

        return RefusesReads ? throw Unavailable() : read();
    }

    private static DependencyUnavailableException Unavailable() => new("The store refuses.");
}
