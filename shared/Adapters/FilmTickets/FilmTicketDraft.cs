using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.FilmTickets;

/// <summary>A batch in the making. It reads what it has written itself, and else what the store had.</summary>
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

    /// <summary>A copy to try something in.</summary>
    public FilmTicketDraft Fork() => new(_cache, new Dictionary<string, DocumentWrite>(_writes, StringComparer.Ordinal));

    public bool Has(string id) => _writes.ContainsKey(id);

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancellationToken) =>
        _writes.TryGetValue(id, out var write)
            ? DocumentRules.BodyOf(write)
            : (await _cache.FindAsync(id, cancellationToken))?.Body;

    /// <summary>Writes what must not exist, which the commit finds out.</summary>
    public void Insert(string id, ReadOnlyMemory<byte> body) => _writes.Add(id, new DocumentWrite.Insert(id, body));

    /// <summary>Writes over what was read, at its version.</summary>
    public async ValueTask WriteAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _writes[id] = await _cache.FindAsync(id, cancellationToken) is { } found
            ? new DocumentWrite.Replace(id, found.Version, body)
            : new DocumentWrite.Insert(id, body);
}
