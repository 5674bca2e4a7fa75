using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// The documents that this process read or wrote last. Every write requires the version that it was made from, so a
/// stale document costs a retry and never a wrong write.
/// </summary>
internal sealed class FilmTicketCache(IDocuments documents)
{
    /// <summary>Cached documents; the header of a list takes up to two kilobytes.</summary>
    private const int CountMax = 4096;

    private readonly ConcurrentDictionary<string, Task<Document?>> _documents = new(StringComparer.Ordinal);

    public Task<Document?> FindAsync(string id, CancellationToken cancellationToken) =>
        _documents.TryGetValue(id, out var found)
            ? found
            : _documents.GetOrAdd(id, documents.FindAsync(FilmTicketKeys.Partition, id, cancellationToken));

    public void Clear() => _documents.Clear();

    /// <summary>
    /// Keeps the headers of lists, because the next batch needs them as they are now. All other documents are read
    /// again.
    /// </summary>
    public void Keep(IReadOnlyList<DocumentWrite> writes, IReadOnlyList<string> versions)
    {
        foreach (var id in _documents.Keys.Where(id => !IsHeader(id)))
        {
            _documents.TryRemove(id, out _);
        }

        if (_documents.Count > CountMax)
        {
            _documents.Clear();
        }

        for (var index = 0; index < writes.Count; index++)
        {
            var write = writes[index];

            if (IsHeader(write.Id))
            {
                var document = new Document(write.Id, versions[index], DocumentRules.BodyOf(write));
                _documents[write.Id] = Task.FromResult<Document?>(document);
            }
        }
    }

    private static bool IsHeader(string id) =>
        id.StartsWith("list:", StringComparison.Ordinal) && id.IndexOf(':', "list:".Length) < 0;
}
