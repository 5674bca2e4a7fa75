using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Accounts.Sessions;

/// <summary>Documents in memory that a test can make unavailable.</summary>
internal sealed class StoppableDocuments : IDocuments
{
    private readonly InMemoryDocuments _documents = new();

    public bool IsDown { get; set; }

    /// <summary>Lists wait for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    private InMemoryDocuments Documents =>
        IsDown ? throw new DependencyUnavailableException("The store is down.") : _documents;

    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken) =>
        Documents.FindAsync(partition, id, cancellationToken);

    public async Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        await (Gate?.Task ?? Task.CompletedTask);

        return await Documents.ListAsync(partition, range, limit, cancellationToken);
    }

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        Documents.CommitAsync(partition, writes, cancellationToken);
}
