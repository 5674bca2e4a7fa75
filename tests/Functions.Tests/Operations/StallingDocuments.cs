using Serverless.Adapters.Platform.Documents;

namespace Serverless.Functions.Tests.Operations;

/// <summary>A store with nothing in it that can stop answering, and counts how often it is asked.</summary>
internal sealed class StallingDocuments : IDocuments
{
    private TaskCompletionSource _going = Gone();
    private int _askedCount;

    public int AskedCount => Volatile.Read(ref _askedCount);

    public void Stall() => _going = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Continue() => _going.TrySetResult();

    public async Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _askedCount);
        await _going.Task;

        return null;
    }

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(new DocumentPage([], null));

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        Task.FromResult(CommitResult.Committed([.. writes.Select(_ => "1")]));

    private static TaskCompletionSource Gone()
    {
        var source = new TaskCompletionSource();
        source.SetResult();

        return source;
    }
}
