using System.Collections.Concurrent;

namespace Serverless.Adapters.Platform.Documents;

/// <summary>
/// The durable store with every call measured and traced. Spans name the collection, never a document.
/// </summary>
internal sealed class ObservedDocuments(IDocuments documents) : IDocuments, IDisposable
{
    private readonly ConcurrentDictionary<string, BackendOperation> _finds = new();
    private readonly ConcurrentDictionary<string, BackendOperation> _lists = new();
    private readonly ConcurrentDictionary<string, BackendOperation> _commits = new();

    /// <summary>The name of the engine.</summary>
    public string Engine => documents.GetType().Name;

    public Task<Document?> FindAsync(
        DocumentPartition partition, string id, CancellationToken cancellationToken) =>
        Operation(_finds, "find", partition).RunAsync(
            (documents, partition, id, cancellationToken),
            static call => call.documents.FindAsync(call.partition, call.id, call.cancellationToken));

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        Operation(_lists, "list", partition).RunAsync(
            (documents, partition, range, limit, cancellationToken),
            static call => call.documents.ListAsync(call.partition, call.range, call.limit, call.cancellationToken));

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        Operation(_commits, "commit", partition).RunAsync(
            (documents, partition, writes, cancellationToken),
            static call => call.documents.CommitAsync(call.partition, call.writes, call.cancellationToken));

    public void Dispose() => (documents as IDisposable)?.Dispose();

    // The collections are constants of the adapters: a few dozen.
    private static BackendOperation Operation(
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
            method);
}
