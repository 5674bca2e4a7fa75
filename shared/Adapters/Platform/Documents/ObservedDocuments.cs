using System.Collections.Concurrent;

namespace Serverless.Adapters.Platform.Documents;

/// <summary>The durable store, every call counted and traced. Spans name the collection, never a document.</summary>
internal sealed class ObservedDocuments(IDocuments documents) : IDocuments, IDisposable
{
    private readonly ConcurrentDictionary<string, BackendOperation> _finds = new();
    private readonly ConcurrentDictionary<string, BackendOperation> _lists = new();
    private readonly ConcurrentDictionary<string, BackendOperation> _commits = new();

    /// <summary>Who really keeps them.</summary>
    public string Engine => documents.GetType().Name;

    public async Task<Document?> FindAsync(
        DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        var call = Start(_finds, "find", partition);

        try
        {
            return End(call, await documents.FindAsync(partition, id, cancellationToken));
        }
        catch (Exception exception)
        {
            call.End(exception);

            throw;
        }
    }

    public async Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        var call = Start(_lists, "list", partition);

        try
        {
            return End(call, await documents.ListAsync(partition, range, limit, cancellationToken));
        }
        catch (Exception exception)
        {
            call.End(exception);

            throw;
        }
    }

    public async Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var call = Start(_commits, "commit", partition);

        try
        {
            return End(call, await documents.CommitAsync(partition, writes, cancellationToken));
        }
        catch (Exception exception)
        {
            call.End(exception);

            throw;
        }
    }

    public void Dispose() => (documents as IDisposable)?.Dispose();

    // The collections are constants of the adapters: a few dozen.
    private static BackendCall Start(
        ConcurrentDictionary<string, BackendOperation> known, string method, DocumentPartition partition) =>
        known.GetOrAdd(
            partition.Collection,
            static (collection, verb) => new BackendOperation(
                "store",
                verb,
                $"{verb} {collection}",
                new("db.system.name", "documents"),
                new("db.operation.name", verb),
                new("db.collection.name", collection)),
            method).Start();

    private static TAnswer End<TAnswer>(BackendCall call, TAnswer answer)
    {
        call.End();

        return answer;
    }
}
