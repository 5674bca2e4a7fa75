using Serverless.Adapters.Platform.Documents;

namespace Serverless.Functions.Tests.Operations;

/// <summary>An empty store that can stop responding, and that counts its reads.</summary>
internal sealed class StallingDocuments : IDocuments
{
    private TaskCompletionSource _running = Completed();
    private int _readCount;

    public int ReadCount => Volatile.Read(ref _readCount);

    public void Stall() => _running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Continue() => _running.TrySetResult();

    public async Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _readCount);
        await _running.Task;

        return null;
    }

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(new DocumentPage([], null));

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        Task.FromResult(CommitResult.Committed([.. writes.Select(_ => "1")]));

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();

        return source;
    }
}
