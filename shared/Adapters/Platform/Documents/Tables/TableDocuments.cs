using System.Globalization;
using Azure.Data.Tables;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>
/// The durable store in Azure Tables: one table per collection, one row per document, one entity group transaction per
/// batch. A cancelled commit may have been written.
/// </summary>
internal sealed class TableDocuments(DocumentTables tables, TablePolicy policy, IdSource ids, TimeProvider clock)
    : IDocuments
{
    // The service's maximum page size.
    private const int ServicePageMax = 1000;

    public async Task<Document?> FindAsync(
        DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        DocumentRules.CheckRead(partition, id);

        return await ReadAsync(
            async table =>
            {
                var found = await table.GetEntityIfExistsAsync<TableEntity>(
                    partition.Partition, id, cancellationToken: cancellationToken);

                return found.HasValue ? DocumentEntity.ToDocument(found.Value!) : null;
            },
            partition.Collection,
            cancellationToken);
    }

    public async Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        DocumentRules.CheckList(partition, range, limit);

        // Keys contain no quotes, so the values need no escaping.
        var filter =
            $"PartitionKey eq '{partition.Partition}' and RowKey ge '{range.Start}' and RowKey lt '{range.To}'";

        return await ReadAsync(
            table => ListAsync(table, filter, limit, cancellationToken), partition.Collection, cancellationToken);
    }

    public async Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        DocumentRules.CheckCommit(partition, writes);
        cancellationToken.ThrowIfCancellationRequested();

        if (writes.FirstOrDefault(IsAtForeignVersion) is { } foreign)
        {
            return CommitResult.Conflict(foreign.Id);
        }

        try
        {
            var table = await tables.OfAsync(partition.Collection, cancellationToken);
            var stamp = ids.Next().ToString("N", CultureInfo.InvariantCulture);

            return await CommitAsync(new TableBatch(table, partition.Partition, writes, stamp), cancellationToken);
        }
        catch (Exception exception) when (TableFaults.IsUnknown(exception, cancellationToken))
        {
            throw TableBatch.Unknown(exception);
        }
        catch (Exception exception) when (TableFaults.IsRefused(exception))
        {
            throw TableFaults.Refused(exception);
        }
    }

    private async Task<CommitResult> CommitAsync(TableBatch batch, CancellationToken cancellationToken)
    {
        var delay = policy.RetryDelay;

        for (var attempt = 1; attempt <= policy.CommitAttemptsMax; attempt++)
        {
            if (await batch.TryAsync(cancellationToken) is { } result)
            {
                return result;
            }

            await Task.Delay(delay, clock, cancellationToken);
            delay = delay * 2 < policy.RetryDelayMax ? delay * 2 : policy.RetryDelayMax;
        }

        throw TableBatch.Unknown();
    }

    private static async Task<DocumentPage> ListAsync(
        TableClient table, string filter, int limit, CancellationToken cancellationToken)
    {
        var documents = new List<Document>();
        var bytes = 0;
        var entities = table.QueryAsync<TableEntity>(
            filter, Math.Min(limit + 1, ServicePageMax), cancellationToken: cancellationToken);

        await foreach (var entity in entities)
        {
            // One row more than the page shows whether another page follows.
            if (documents.Count == limit || bytes >= DocumentLimits.PageBytesMax)
            {
                return new DocumentPage(documents, documents[^1].Id);
            }

            documents.Add(DocumentEntity.ToDocument(entity));
            bytes += documents[^1].Body.Length;
        }

        return new DocumentPage(documents, Next: null);
    }

    private async Task<TResult> ReadAsync<TResult>(
        Func<TableClient, Task<TResult>> readAsync, string collection, CancellationToken cancellationToken)
    {
        try
        {
            return await readAsync((await tables.OfAsync(collection, cancellationToken)).Reading);
        }
        catch (Exception exception) when (TableFaults.IsUnknown(exception, cancellationToken))
        {
            throw new DependencyUnavailableException("The tables did not answer.", exception);
        }
        catch (Exception exception) when (TableFaults.IsRefused(exception))
        {
            throw TableFaults.Refused(exception);
        }
    }

    private static bool IsAtForeignVersion(DocumentWrite write) => write switch
    {
        DocumentWrite.Replace replace => !DocumentEntity.IsVersion(replace.Version),
        DocumentWrite.Delete { Version: { } version } => !DocumentEntity.IsVersion(version),
        _ => false,
    };
}
