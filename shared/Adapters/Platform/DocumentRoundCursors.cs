using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

/// <summary>Cursors in the durable store: one small document each, written only when a round is cut off.</summary>
internal sealed class DocumentRoundCursors(IDocuments documents) : IRoundCursors
{
    private static readonly DocumentPartition Partition = new("rounds", "cursors");

    public async Task<string?> FindAsync(string round, CancellationToken cancellationToken) =>
        await documents.FindAsync(Partition, round, cancellationToken) is { } found
            ? DocumentJson.Read(found, RoundJson.Default.StoredCursor).Key
            : null;

    public async Task SaveAsync(string round, string? key, CancellationToken cancellationToken) =>
        await documents.CommitAsync(
            Partition, [new DocumentWrite.Upsert(round, BodyOf(new StoredCursor(key)))], cancellationToken);

    private static ReadOnlyMemory<byte> BodyOf(StoredCursor cursor) =>
        DocumentJson.ToBody(cursor, RoundJson.Default.StoredCursor);
}

internal sealed record StoredCursor(string? Key);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredCursor))]
internal sealed partial class RoundJson : JsonSerializerContext;
