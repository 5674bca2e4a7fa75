using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Catalogue;

/// <summary>Documents that count their reads and can be blocked or unavailable.</summary>
internal sealed class WatchedDocuments : IDocuments
{
    private readonly InMemoryDocuments _inner = new();
    private TaskCompletionSource? _gate;

    public int ReadCount { get; private set; }

    public int ListCount { get; private set; }

    public bool IsDown { get; set; }

    public void Block() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Unblock() => _gate!.SetResult();

    public async Task<Document?> FindAsync(
        DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        ReadCount++;
        await EnsureAvailableAsync();

        return await _inner.FindAsync(partition, id, cancellationToken);
    }

    public async Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        ListCount++;
        await EnsureAvailableAsync();

        return await _inner.ListAsync(partition, range, limit, cancellationToken);
    }

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        _inner.CommitAsync(partition, writes, cancellationToken);

    private Task EnsureAvailableAsync() =>
        IsDown ? throw new DependencyUnavailableException("down") : _gate?.Task ?? Task.CompletedTask;
}
