using Azure;
using Azure.Data.Tables;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>
/// A document as a row: the partition and the id are its keys, the body is in properties of 64 KB, and the stamp names
/// the commit that wrote it, so that a writer without an answer can recognise its own write.
/// </summary>
internal static class DocumentEntity
{
    private const string Stamp = "Stamp";
    private const string BodyPrefix = "Body";
    private const int ChunkBytes = 64 * 1024;
    private const int ChunksMax = (DocumentLimits.BodyBytesMax + ChunkBytes - 1) / ChunkBytes;

    public static TableEntity From(string partition, string id, ReadOnlyMemory<byte> body, string stamp)
    {
        var entity = new TableEntity(partition, id) { [Stamp] = stamp };

        for (var chunk = 0; chunk * ChunkBytes < body.Length; chunk++)
        {
            var start = chunk * ChunkBytes;
            entity[BodyPrefix + chunk] = body[start..Math.Min(start + ChunkBytes, body.Length)].ToArray();
        }

        return entity;
    }

    public static Document ToDocument(TableEntity entity) => new(entity.RowKey, entity.ETag.ToString(), BodyOf(entity));

    public static bool IsStamped(TableEntity entity, string stamp) => entity.GetString(Stamp) == stamp;

    /// <summary>A version in another form matches no document.</summary>
    public static bool IsVersion(string version) => version.StartsWith("W/\"", StringComparison.Ordinal);

    public static ETag ToEtag(string? version) => version is null ? ETag.All : new ETag(version);

    private static byte[] BodyOf(TableEntity entity)
    {
        var first = entity.GetBinary(BodyPrefix + 0);

        if (first is null || first.Length < ChunkBytes)
        {
            return first ?? [];
        }

        using var body = new MemoryStream(ChunkBytes * ChunksMax);

        for (var chunk = 0; chunk < ChunksMax && entity.GetBinary(BodyPrefix + chunk) is { } bytes; chunk++)
        {
            body.Write(bytes);
        }

        return body.ToArray();
    }
}
