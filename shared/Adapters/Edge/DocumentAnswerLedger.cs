using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Edge;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Edge;

/// <summary>
/// Durable answers, in partitions by day, so that old ones are found without a search when they are to be forgotten, and
/// by shard, so that no partition is hot.
/// </summary>
internal sealed class DocumentAnswerLedger(IDocuments documents, IdempotencyPolicy policy, TimeProvider clock) : IAnswerLedger
{
    private const string Collection = "kept-answers";
    private const string Shards = "0123456789abcdef";

    // Days whose answers are forgotten late when the timer did not run for a while.
    private const int ForgottenDaysMax = 7;

    public async Task<RecordedAnswer?> FindAsync(KeyClaim claim, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(Enumerable.Range(0, policy.RecordedDays + 1).Select(daysAgo =>
            documents.FindAsync(PartitionOf(daysAgo, ShardOf(claim)), claim.Name, cancellationToken)));
        var first = found.FirstOrDefault(document => document is not null);

        return first is null ? null : Read(first);
    }

    public async Task<RecordedAnswer> RecordAsync(
        KeyClaim claim, KeptAnswer answer, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(daysAgo: 0, ShardOf(claim));
        var stored = new StoredAnswer(claim.Fingerprint, answer.Status, answer.ContentType, answer.Body.ToArray());
        var written = await documents.CommitAsync(
            partition,
            [new DocumentWrite.Insert(claim.Name, DocumentJson.ToBody(stored, EdgeJson.Default.StoredAnswer))],
            cancellationToken);

        if (written.IsCommitted)
        {
            return new RecordedAnswer(claim.Fingerprint, answer);
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
                hasMore |= await ForgetAsync(PartitionOf(daysAgo, shard), cancellationToken);
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

    private DocumentPartition PartitionOf(int daysAgo, char shard) => new(
        Collection,
        $"{clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{shard}");

    // A name is a digest, so its characters are spread evenly.
    private static char ShardOf(KeyClaim claim) => Shards[claim.Name[0] % Shards.Length];

    private static RecordedAnswer Read(Document document)
    {
        var stored = DocumentJson.Read(document, EdgeJson.Default.StoredAnswer);

        return new RecordedAnswer(stored.Fingerprint, new KeptAnswer(stored.Status, stored.ContentType, stored.Body));
    }
}

internal sealed record StoredAnswer(string Fingerprint, int Status, string ContentType, byte[] Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredAnswer))]
internal sealed partial class EdgeJson : JsonSerializerContext;
