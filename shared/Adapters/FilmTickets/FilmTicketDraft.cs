using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// A batch that is being composed. A read returns the batch's own write, or else the cached document.
/// </summary>
internal sealed class FilmTicketDraft
{
    private readonly FilmTicketCache _cache;
    private readonly Dictionary<string, DocumentWrite> _writes;

    public FilmTicketDraft(FilmTicketCache cache)
        : this(cache, new Dictionary<string, DocumentWrite>(StringComparer.Ordinal))
    {
    }

    private FilmTicketDraft(FilmTicketCache cache, Dictionary<string, DocumentWrite> writes) =>
        (_cache, _writes) = (cache, writes);

    public IReadOnlyList<DocumentWrite> Writes => [.. _writes.Values];

    public bool FitsBatch => _writes.Count <= DocumentLimits.WritesMax
        && _writes.Values.Sum(write => DocumentRules.BodyOf(write).Length) <= DocumentLimits.BatchBytesMax;

    /// <summary>Returns a copy, so that a change can be tried.</summary>
    public FilmTicketDraft Copy() =>
        new(_cache, new Dictionary<string, DocumentWrite>(_writes, StringComparer.Ordinal));

    public bool Has(string id) => _writes.ContainsKey(id);

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancellationToken) =>
        _writes.TryGetValue(id, out var write)
            ? DocumentRules.BodyOf(write)
            : (await _cache.FindAsync(id, cancellationToken))?.Body;

    /// <summary>Adds a document; the commit fails when it exists.</summary>
    public void Insert(string id, ReadOnlyMemory<byte> body) => _writes.Add(id, new DocumentWrite.Insert(id, body));

    /// <summary>Replaces a document at the version that was read, or adds it.</summary>
    public async ValueTask WriteAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _writes[id] = await _cache.FindAsync(id, cancellationToken) is { } found
            ? new DocumentWrite.Replace(id, found.Version, body)
            : new DocumentWrite.Insert(id, body);
}
