using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>The store of a history, as one of its processes sees it: each call is a step.</summary>
internal sealed class HistoryDocuments(IDocuments documents, HistoryThread thread, HistoryProcess process) : IDocuments
{
    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken) =>
        RunAsync(() => documents.FindAsync(partition, id, cancellationToken));

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        RunAsync(() => documents.ListAsync(partition, range, limit, cancellationToken));

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        RunAsync(() => documents.CommitAsync(partition, writes, cancellationToken));

    private Task<T> RunAsync<T>(Func<Task<T>> call) => thread.RunStepAsync(
        process, () => new DependencyUnavailableException("The store does not answer."), call);
}
