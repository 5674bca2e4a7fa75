using System.Globalization;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Documents in memory, for scenarios that run thousands of times. They keep the port's contract and its rules, except
/// durability.
/// </summary>
internal sealed class InMemoryDocuments : IDocuments
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentPartition, SortedDictionary<string, Document>> _partitions = [];
    private long _version;

    /// <summary>A planted bug: an insert overwrites an existing seat row.</summary>
    public bool OverwritesSeats { get; init; }

    /// <summary>A planted bug: lists omit seat rows.</summary>
    public bool HidesSeats { get; set; }

    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(Of(partition).GetValueOrDefault(id));
        }
    }

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var found = Of(partition).Values
                .Where(document => !(HidesSeats && IsSeat(document.Id))
                    && string.CompareOrdinal(document.Id, range.From) >= 0
                    && string.CompareOrdinal(document.Id, range.To) < 0
                    && (range.After is null || string.CompareOrdinal(document.Id, range.After) > 0))
                .Take(limit + 1)
                .ToArray();
            var page = found.Take(limit).ToArray();

            return Task.FromResult(new DocumentPage(page, found.Length > limit ? page[^1].Id : null));
        }
    }

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        DocumentRules.CheckCommit(partition, writes);

        lock (_gate)
        {
            var documents = Of(partition);

            return Task.FromResult(writes.FirstOrDefault(write => !Fits(documents, write)) is { } conflict
                ? CommitResult.Conflict(conflict.Id)
                : CommitResult.Committed([.. writes.Select(write => Apply(documents, write))]));
        }
    }

    private SortedDictionary<string, Document> Of(DocumentPartition partition) =>
        _partitions.TryGetValue(partition, out var documents)
            ? documents
            : _partitions[partition] = new SortedDictionary<string, Document>(StringComparer.Ordinal);

    private static bool IsSeat(string id) => id.StartsWith("seat:", StringComparison.Ordinal);

    private bool Fits(SortedDictionary<string, Document> documents, DocumentWrite write) => write switch
    {
        DocumentWrite.Insert when OverwritesSeats && IsSeat(write.Id) => true,
        DocumentWrite.Insert => !documents.ContainsKey(write.Id),
        DocumentWrite.Replace replace => documents.GetValueOrDefault(write.Id)?.Version == replace.Version,
        DocumentWrite.Delete { Version: { } version } => documents.GetValueOrDefault(write.Id)?.Version == version,
        _ => true,
    };

    private string Apply(SortedDictionary<string, Document> documents, DocumentWrite write)
    {
        if (write is DocumentWrite.Delete)
        {
            documents.Remove(write.Id);

            return "";
        }

        var version = (++_version).ToString(CultureInfo.InvariantCulture);
        var body = write switch
        {
            DocumentWrite.Insert insert => insert.Body,
            DocumentWrite.Replace replace => replace.Body,
            DocumentWrite.Upsert upsert => upsert.Body,
            _ => throw new ArgumentOutOfRangeException(nameof(write)),
        };
        documents[write.Id] = new Document(write.Id, version, body);

        return version;
    }
}
