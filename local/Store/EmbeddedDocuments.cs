using Microsoft.Data.Sqlite;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Local.Store;

/// <summary>Durable store in a local folder, for one process.</summary>
internal sealed class EmbeddedDocuments : IDocuments, IDisposable
{
    private readonly FolderLock _lock;
    private readonly CommitQueue _commits;
    private readonly DocumentReaders _readers;
    private volatile bool _isDisposed;

    private EmbeddedDocuments(FolderLock folderLock, CommitQueue commits, DocumentReaders readers)
    {
        _lock = folderLock;
        _commits = commits;
        _readers = readers;
    }

    /// <summary>Number of flushed transactions; each has one batch or more.</summary>
    internal long TransactionCount => _commits.TransactionCount;

    public static EmbeddedDocuments Open(string folder, EmbeddedLimits limits)
    {
        var folderLock = FolderLock.Take(folder);

        try
        {
            var writer = new DocumentWriter(SqliteFile.OpenWriter(folder, limits));

            return new(folderLock, new CommitQueue(writer, limits), new DocumentReaders(folder, limits));
        }
        catch
        {
            folderLock.Dispose();

            throw;
        }
    }

    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        DocumentRules.CheckRead(partition, id);

        return ReadAsync(
            static (reader, key) => reader.Find(key.partition, key.id), (partition, id), cancellationToken);
    }

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        DocumentRules.CheckList(partition, range, limit);

        return ReadAsync(
            static (reader, page) => reader.List(page.partition, page.range, page.limit),
            (partition, range, limit),
            cancellationToken);
    }

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        DocumentRules.CheckCommit(partition, writes);

        return _commits.CommitAsync(partition, writes, cancellationToken);
    }

    /// <summary>Writes the accepted batches first.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _readers.Dispose();
        _commits.Dispose();
        _lock.Dispose();
    }

    private async Task<TResult> ReadAsync<TArgument, TResult>(
        Func<DocumentReader, TArgument, TResult> read, TArgument argument, CancellationToken cancellationToken)
    {
        if (_isDisposed)
        {
            throw Closed();
        }

        try
        {
            return await _readers.ReadAsync(read, argument, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw new DependencyUnavailableException("The documents could not be read.", exception);
        }
    }

    /// <summary>The fault of a call that comes while the process ends.</summary>
    internal static DependencyUnavailableException Closed() => new("The documents are closed.");
}
