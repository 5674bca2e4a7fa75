using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Http;

/// <summary>
/// Durable answers, in partitions by day, so that old ones are found without a search when they are to be forgotten, and
/// by shard, so that no partition is hot.
/// </summary>
internal sealed class DocumentResponseStore(IDocuments documents, IdempotencyPolicy policy, TimeProvider clock)
    : IResponseStore
{
    private const string Collection = "kept-answers";
    private const string Shards = "0123456789abcdef";

    // No two requests with one key work at times further apart: both end with their time or their lease.
    private static readonly TimeSpan DuplicateTimeMax = TimeSpan.FromMinutes(15);

    // Days whose answers are forgotten late when the timer did not run for a while.
    private const int ForgottenDaysMax = 7;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<DurableResponse?> FindAsync(KeyClaim claim, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(Enumerable.Range(0, policy.RecordedDays + 1).Select(daysAgo =>
            documents.FindAsync(PartitionOf(Today.AddDays(-daysAgo), ShardOf(claim)), claim.Name, cancellationToken)));
        var first = found.FirstOrDefault(document => document is not null);

        return first is null ? null : Read(first);
    }

    public async Task<DurableResponse> RecordAsync(
        KeyClaim claim, DateTimeOffset claimedAt, StoredResponse answer, CancellationToken cancellationToken)
    {
        var (partition, other) = PartitionsOf(claim, claimedAt);

        if (other is { } nearby && await documents.FindAsync(nearby, claim.Name, cancellationToken) is { } duplicates)
        {
            return Read(duplicates);
        }

        var stored = new DurableResponseDocument(claim.Fingerprint, answer.Status, answer.ContentType, answer.Body.ToArray());
        var written = await documents.CommitAsync(
            partition,
            [new DocumentWrite.Insert(claim.Name, DocumentJson.ToBody(stored, EdgeJson.Default.DurableResponseDocument))],
            cancellationToken);

        if (written.IsCommitted)
        {
            return new DurableResponse(claim.Fingerprint, answer);
        }

        return await documents.FindAsync(partition, claim.Name, cancellationToken) is { } first
            ? Read(first)
            : throw new DependencyUnavailableException("An answer was there and is not any more.");
    }

    public async Task<bool> ForgetAsync(CancellationToken cancellationToken)
    {
        var hasMore = false;

        foreach (var daysAgo in Enumerable.Range(policy.RecordedDays + 1, ForgottenDaysMax))
        {
            foreach (var shard in Shards)
            {
                hasMore |= await ForgetAsync(PartitionOf(Today.AddDays(-daysAgo), shard), cancellationToken);
            }
        }

        return hasMore;
    }

    private async Task<bool> ForgetAsync(DocumentPartition partition, CancellationToken cancellationToken)
    {
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
    /// Where an answer goes: to the day of the key's first claim, so that twins around midnight go to one place. Where
    /// Redis was emptied they have two first claims, so shortly after midnight both days are looked at.
    /// </summary>
    private (DocumentPartition Own, DocumentPartition? Other) PartitionsOf(KeyClaim claim, DateTimeOffset claimedAt)
    {
        var now = clock.GetUtcNow();
        var (today, shard) = (DateOnly.FromDateTime(now.UtcDateTime), ShardOf(claim));
        var (day, dayBefore) = (PartitionOf(today, shard), PartitionOf(today.AddDays(-1), shard));
        var beganBefore = DateOnly.FromDateTime(claimedAt.UtcDateTime) == today.AddDays(-1);

        // A day that is long over may be forgotten soon, and no twin of today writes to it.
        return (now.TimeOfDay < DuplicateTimeMax, beganBefore) switch
        {
            (true, true) => (dayBefore, day),
            (true, false) => (day, dayBefore),
            _ => (day, null),
        };
    }

    private static DocumentPartition PartitionOf(DateOnly day, char shard) =>
        new(Collection, string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{shard}"));

    // A name is a digest in hexadecimal digits, which are spread evenly.
    private static char ShardOf(KeyClaim claim) => claim.Name[0];

    private static DurableResponse Read(Document document)
    {
        var stored = DocumentJson.Read(document, EdgeJson.Default.DurableResponseDocument);

        return new DurableResponse(stored.Fingerprint, new StoredResponse(stored.Status, stored.ContentType, stored.Body));
    }
}

internal sealed record DurableResponseDocument(string Fingerprint, int Status, string ContentType, byte[] Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DurableResponseDocument))]
internal sealed partial class EdgeJson : JsonSerializerContext;
