using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Functions.Tests.Operations;

/// <summary>A store that can stop responding, that counts its calls, and that has only what was upserted.</summary>
internal sealed class StallingDocuments : IDocuments
{
    private TaskCompletionSource _running = Completed();
    private readonly ConcurrentDictionary<(DocumentPartition, string), Document> _upserted = new();
    private int _readCount;
    private int _writeCount;

    public int ReadCount => Volatile.Read(ref _readCount);

    public int WriteCount => Volatile.Read(ref _writeCount);

    public void Stall() => _running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Continue() => _running.TrySetResult();

    public async Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _readCount);
        await _running.Task;

        return _upserted.GetValueOrDefault((partition, id));
    }

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(new DocumentPage([], null));

    public async Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _writeCount);
        await _running.Task;

        foreach (var write in writes.OfType<DocumentWrite.Upsert>())
        {
            _upserted[(partition, write.Id)] = new Document(write.Id, "1", write.Body);
        }

        return CommitResult.Committed([.. writes.Select(_ => "1")]);
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();

        return source;
    }
}
