using Serverless.Adapters.Platform.Documents;

namespace Serverless.Local.Store;

/// <summary>A batch that waits for the writer. Its result is set when its transaction is on disk.</summary>
internal sealed class PendingCommit(
    DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    : TaskCompletionSource<CommitResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private CommitResult _result;

    public DocumentPartition Partition => partition;

    public IReadOnlyList<DocumentWrite> Writes => writes;

    public int Bytes { get; } = writes.Sum(write => DocumentRules.BodyOf(write).Length);

    /// <summary>A caller that cancels before the writer starts the batch knows that nothing was written.</summary>
    public bool IsAbandoned => cancellationToken.IsCancellationRequested;

    public void Abandon() => TrySetCanceled(cancellationToken);

    public void Decide(CommitResult result) => _result = result;

    public void Acknowledge() => TrySetResult(_result);
}
