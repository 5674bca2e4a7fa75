using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// What this process has read or written last. Every write names the version it was made from, so what somebody else
/// has changed since costs a second try, and nothing more.
/// </summary>
internal sealed class FilmTicketCache(IDocuments documents)
{
    /// <summary>Documents kept; the head of a list takes up to two kilobytes.</summary>
    private const int CountMax = 4096;

    private readonly ConcurrentDictionary<string, Task<Document?>> _documents = new(StringComparer.Ordinal);

    public Task<Document?> FindAsync(string id, CancellationToken cancellationToken) =>
        _documents.TryGetValue(id, out var found)
            ? found
            : _documents.GetOrAdd(id, documents.FindAsync(FilmTicketKeys.Partition, id, cancellationToken));

    public void Clear() => _documents.Clear();

    /// <summary>
    /// Keeps the heads of lists, which the next batch will need as they are now; all else is read anew.
    /// </summary>
    public void Keep(IReadOnlyList<DocumentWrite> writes, IReadOnlyList<string> versions)
    {
        foreach (var id in _documents.Keys.Where(id => !IsHead(id)))
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

            if (IsHead(write.Id))
            {
                var document = new Document(write.Id, versions[index], DocumentRules.BodyOf(write));
                _documents[write.Id] = Task.FromResult<Document?>(document);
            }
        }
    }

    private static bool IsHead(string id) =>
        id.StartsWith("list:", StringComparison.Ordinal) && id.IndexOf(':', "list:".Length) < 0;
}
