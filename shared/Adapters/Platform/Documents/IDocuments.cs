namespace Serverless.Adapters.Platform.Documents;

/// <summary>
/// The durable store. Everything it acknowledges survives the crash of any process. One batch changes one partition of
/// one collection, all or nothing; there is no query that crosses partitions.
/// </summary>
internal interface IDocuments
{
    Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken);

    /// <summary>
    /// The documents of a range in ordinal order of their ids, at most <paramref name="limit"/> a page.
    /// </summary>
    Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken);

    /// <summary>Applies all writes or none. A lost race is a result, not an exception.</summary>
    Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken);
}

/// <summary>The limits of every engine.</summary>
internal static class DocumentLimits
{
    /// <summary>Writes in one batch, each to another document: the limit of Azure Tables and Cosmos DB.</summary>
    public const int WritesMax = 100;

    /// <summary>Documents in one page.</summary>
    public const int PageMax = 1000;

    /// <summary>Bytes of one body; a table entity has one megabyte at most, and a batch four.</summary>
    public const int BodyBytesMax = 256 * 1024;

    /// <summary>
    /// Bytes of all bodies of one batch; as base64 in JSON they stay below four megabytes.
    /// </summary>
    public const int BatchBytesMax = 2816 * 1024;

    /// <summary>Bytes of all bodies of one page; a page that reaches them ends early.</summary>
    public const int PageBytesMax = 8 * 1024 * 1024;

    /// <summary>
    /// Characters of a collection, partition or id: ASCII letters, digits and any of <c>- _ . : @ +</c>.
    /// </summary>
    public const int KeyLengthMax = 200;
}

internal readonly record struct DocumentPartition(string Collection, string Partition);

/// <summary>One stored document. The version changes with every write and is opaque.</summary>
internal sealed record Document(string Id, string Version, ReadOnlyMemory<byte> Body);

/// <summary>From the first id, inclusive, to the end, exclusive. <see cref="After"/> continues after a page.</summary>
internal readonly record struct DocumentRange(string From, string To)
{
    public static DocumentRange Prefix(string prefix) => new(prefix, prefix + '~');

    public string? After { get; init; }

    /// <summary>
    /// The start of this page. An exclamation mark sorts before every character of a key, so there is no id between an
    /// id and the id followed by one.
    /// </summary>
    internal string Start => After is null || string.CompareOrdinal(After, From) < 0 ? From : After + '!';
}

/// <summary>A page and the id after which the next one starts; null when there is none.</summary>
internal sealed record DocumentPage(IReadOnlyList<Document> Documents, string? Next);

internal abstract record DocumentWrite(string Id)
{
    /// <summary>Fails when the id exists.</summary>
    public sealed record Insert(string Id, ReadOnlyMemory<byte> Body) : DocumentWrite(Id);

    /// <summary>Fails unless the document exists at this version.</summary>
    public sealed record Replace(string Id, string Version, ReadOnlyMemory<byte> Body) : DocumentWrite(Id);

    public sealed record Upsert(string Id, ReadOnlyMemory<byte> Body) : DocumentWrite(Id);

    /// <summary>
    /// With a version, fails unless the document exists at it; without one, a missing document is not a failure.
    /// </summary>
    public sealed record Delete(string Id, string? Version = null) : DocumentWrite(Id);
}

/// <summary>
/// Committed, with the version of each written document in the order of the writes (empty for a delete); or not, with
/// the id of the first document that was not as the batch requires.
/// </summary>
internal readonly record struct CommitResult(string? ConflictId, IReadOnlyList<string> Versions)
{
    public bool IsCommitted => ConflictId is null;

    public static CommitResult Committed(IReadOnlyList<string> versions) => new(null, versions);

    public static CommitResult Conflict(string id) => new(id, []);
}
