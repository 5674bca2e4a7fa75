using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>
/// The table of each collection, made when it is first asked for. Reads are repeated by the client; batches are not,
/// because a repeated batch that meets its own first try looks like a lost race.
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
