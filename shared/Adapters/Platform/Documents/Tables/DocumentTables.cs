using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>
/// The table of each collection, created at its first use. The client repeats reads, but not batches, because a batch
/// that was already written looks like a lost race when it is repeated.
/// </summary>
internal sealed class DocumentTables(string connectionString, TablePolicy policy)
{
    private readonly TableServiceClient _reading = new(connectionString, Options(policy, policy.ReadRetriesMax));
    private readonly TableServiceClient _writing = new(connectionString, Options(policy, retriesMax: 0));
    private readonly ConcurrentDictionary<string, CollectionTable> _tables = new(StringComparer.Ordinal);

    public async ValueTask<CollectionTable> OfAsync(string collection, CancellationToken cancellationToken)
    {
        if (_tables.TryGetValue(collection, out var known))
        {
            return known;
        }

        var name = TableNames.Of(policy.TablePrefix, collection);
        var table = new CollectionTable(_reading.GetTableClient(name), _writing.GetTableClient(name));
        await table.Reading.CreateIfNotExistsAsync(cancellationToken);

        return _tables.GetOrAdd(collection, table);
    }

    private static TableClientOptions Options(TablePolicy policy, int retriesMax)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = retriesMax;
        options.Retry.Delay = policy.RetryDelay;
        options.Retry.MaxDelay = policy.RetryDelayMax;
        options.Retry.NetworkTimeout = policy.RequestLimit;

        return options;
    }
}

internal sealed record CollectionTable(TableClient Reading, TableClient Writing);
