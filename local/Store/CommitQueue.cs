using System.Threading.Channels;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Local.Store;

/// <summary>
/// Passes concurrent batches to the writer. Batches that arrive while a transaction is flushed share the next one, so
/// the number of flushes does not grow with the number of callers.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    private readonly Channel<PendingCommit> _waiting;
    private readonly List<PendingCommit> _group;
    private readonly DocumentWriter _writer;
    private readonly EmbeddedLimits _limits;
    private readonly Thread _thread;
    private long _transactionCount;

    public CommitQueue(DocumentWriter writer, EmbeddedLimits limits)
    {
        _writer = writer;
        _limits = limits;
        _group = new List<PendingCommit>(limits.GroupBatchesMax);
        _waiting = Channel.CreateBounded<PendingCommit>(
            new BoundedChannelOptions(limits.QueuedBatchesMax) { SingleReader = true });

        // A flush blocks, so it gets its own thread instead of one from the pool.
        _thread = new Thread(WriteUntilClosed) { IsBackground = true, Name = "documents writer" };
        _thread.Start();
    }

    public long TransactionCount => Interlocked.Read(ref _transactionCount);

    public async Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var commit = new PendingCommit(partition, writes, cancellationToken);

        try
        {
            await _waiting.Writer.WriteAsync(commit, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw EmbeddedDocuments.Closed();
        }

        return await commit.Task;
    }

    /// <summary>Accepts no more batches and returns when the accepted ones are done.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
        _writer.Dispose();
    }

    private void WriteUntilClosed()
    {
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            FillGroup();

            if (_group.Count > 0)
            {
                WriteGroup();
                _group.Clear();
            }
        }
    }

    private void FillGroup()
    {
        var bytes = 0;

        while (_group.Count < _limits.GroupBatchesMax && bytes < _limits.GroupBytesMax
            && _waiting.Reader.TryRead(out var commit))
        {
            if (commit.IsAbandoned)
            {
                commit.Abandon();
                continue;
            }

            bytes += commit.Bytes;
            _group.Add(commit);
        }
    }

    private void WriteGroup()
    {
        try
        {
            _writer.Run(_group);
            Interlocked.Increment(ref _transactionCount);
        }
        catch (Exception exception)
        {
            // A full or failing disk fails these batches; the next group tries again.
            var failure = new DependencyUnavailableException("The documents could not be written.", exception);
            _group.ForEach(commit => commit.TrySetException(failure));

            return;
        }

        _group.ForEach(commit => commit.Acknowledge());
    }
}
