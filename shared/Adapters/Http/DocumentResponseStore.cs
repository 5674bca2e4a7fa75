using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Http;

/// <summary>
/// Durable responses. Their partitions are by day, so that expired ones are found without a search, and by shard, so
/// that no partition is hot.
/// </summary>
internal sealed class DocumentResponseStore(IDocuments documents, IdempotencyPolicy policy, TimeProvider clock)
    : IResponseStore
{
    private const string Collection = "kept-answers";
    private const string Shards = "0123456789abcdef";

    // The longest time between two requests that run under one key: both end with their time limit or their lease.
    private static readonly TimeSpan DuplicateTimeMax = TimeSpan.FromMinutes(15);

    private const string DayForm = "yyyyMMdd";

    // Days whose responses are looked for where nobody knows how far an earlier run came.
    private const int ExpiredDaysMax = 100;

    // Days that are looked through again.
    private const int RepeatedDays = 7;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<DurableResponse?> FindAsync(KeyClaim claim, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(Enumerable.Range(0, policy.RecordedDays + 1).Select(daysAgo =>
            documents.FindAsync(PartitionOf(Today.AddDays(-daysAgo), ShardOf(claim)), claim.Name, cancellationToken)));
        var first = found.FirstOrDefault(document => document is not null);

        return first is null ? null : Read(first);
    }

    public async Task<DurableResponse> RecordAsync(
        KeyClaim claim, DateTimeOffset claimedAt, StoredResponse response, CancellationToken cancellationToken)
    {
        var (partition, other) = PartitionsOf(claim, claimedAt);

        if (other is { } nearby && await documents.FindAsync(nearby, claim.Name, cancellationToken) is { } duplicate)
        {
            return Read(duplicate);
        }

        var stored = new DurableResponseDocument(
            claim.Fingerprint, response.Status, response.ContentType, response.Body.ToArray());
        var body = DocumentJson.ToBody(stored, ResponseJson.Default.DurableResponseDocument);
        var written = await documents.CommitAsync(
            partition, [new DocumentWrite.Insert(claim.Name, body)], cancellationToken);

        if (written.IsCommitted)
        {
            return new DurableResponse(claim.Fingerprint, response);
        }

        return await documents.FindAsync(partition, claim.Name, cancellationToken) is { } first
            ? Read(first)
            : throw new DependencyUnavailableException("A stored response has disappeared.");
    }

    public IReadOnlyList<string> ListExpired(string? purgedBefore)
    {
        var last = Today.AddDays(-policy.RecordedDays - 1);
        var first = last.AddDays(-ExpiredDaysMax);

        if (purgedBefore is not null
            && DateOnly.TryParseExact(purgedBefore.Split('-')[0], DayForm, out var purged)
            && purged.AddDays(1) is var next
            && next > first)
        {
            first = next < last.AddDays(-RepeatedDays) ? next : last.AddDays(-RepeatedDays);
        }

        return
        [
            .. from day in Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
               from shard in Shards
               select PartitionOf(first.AddDays(day), shard).Partition,
        ];
    }

    public async Task<bool> PurgeAsync(string expired, CancellationToken cancellationToken)
    {
        var partition = new DocumentPartition(Collection, expired);
        var page = await documents.ListAsync(
            partition, DocumentRange.Prefix(string.Empty), DocumentLimits.WritesMax, cancellationToken);

        if (page.Documents.Count > 0)
        {
            await documents.CommitAsync(
                partition, [.. page.Documents.Select(old => new DocumentWrite.Delete(old.Id))], cancellationToken);
        }

        return page.Next is not null;
    }

    /// <summary>
    /// The partition of a response: the day of the key's first claim, so that concurrent duplicates around midnight use
    /// one partition. If Redis was emptied they have two first claims, so shortly after midnight both days are read.
    /// </summary>
    private (DocumentPartition Own, DocumentPartition? Other) PartitionsOf(KeyClaim claim, DateTimeOffset claimedAt)
    {
        var now = clock.GetUtcNow();
        var (today, shard) = (DateOnly.FromDateTime(now.UtcDateTime), ShardOf(claim));
        var (day, dayBefore) = (PartitionOf(today, shard), PartitionOf(today.AddDays(-1), shard));
        var beganBefore = DateOnly.FromDateTime(claimedAt.UtcDateTime) == today.AddDays(-1);

        // An older day may be purged soon, and no duplicate of today writes to it.
        return (now.TimeOfDay < DuplicateTimeMax, beganBefore) switch
        {
            (true, true) => (dayBefore, day),
            (true, false) => (day, dayBefore),
            _ => (day, null),
        };
    }

    private static DocumentPartition PartitionOf(DateOnly day, char shard) =>
        new(Collection, $"{day.ToString(DayForm, CultureInfo.InvariantCulture)}-{shard}");

    // The name is a hexadecimal digest, so its first digit is evenly distributed.
    private static char ShardOf(KeyClaim claim) => claim.Name[0];

    private static DurableResponse Read(Document document)
    {
        var stored = DocumentJson.Read(document, ResponseJson.Default.DurableResponseDocument);

        return new DurableResponse(
            stored.Fingerprint, new StoredResponse(stored.Status, stored.ContentType, stored.Body));
    }
}

internal sealed record DurableResponseDocument(string Fingerprint, int Status, string ContentType, byte[] Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DurableResponseDocument))]
internal sealed partial class ResponseJson : JsonSerializerContext;
