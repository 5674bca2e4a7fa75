using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Flights;

/// <summary>
/// Numbers from zero that are handed out once. An instance takes a range of them under the counter's version; the
/// numbers that are left when it stops are never used. With a lifetime it takes a new range when the last one is older,
/// so that the numbers of several instances grow with time.
/// </summary>
internal sealed class NumberRange(
    IDocuments documents, string counter, int size, int max, TimeSpan? lifetime = null, TimeProvider? clock = null)
    : IDisposable
{
    private const int AttemptsMax = 50;

    private readonly SemaphoreSlim _turn = new(1);
    private int _next;
    private int _end;
    private long _takenAt;

    public async Task<int> NextAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);

        try
        {
            if (_next == _end || IsOld())
            {
                _takenAt = clock?.GetTimestamp() ?? 0;
                _next = await TakeAsync(cancellationToken);
                _end = _next + size;
            }

            return _next <= max
                ? _next++
                : throw new InvalidOperationException($"All numbers of {counter} are used.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The number from which all are free; no larger one was given.</summary>
    public async Task<int> ReadEndAsync(CancellationToken cancellationToken) =>
        await documents.FindAsync(FlightKeys.Numbers, counter, cancellationToken) is { } found
            ? DocumentJson.Read(found, FlightJson.Default.StoredCounter).Next
            : 0;

    private bool IsOld() => lifetime is { } age && clock!.GetElapsedTime(_takenAt) > age;

    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var found = await documents.FindAsync(FlightKeys.Numbers, counter, cancellationToken);
            var first = found is null ? 0 : DocumentJson.Read(found, FlightJson.Default.StoredCounter).Next;
            var body = DocumentJson.ToBody(new StoredCounter(first + size), FlightJson.Default.StoredCounter);
            DocumentWrite write = found is null
                ? new DocumentWrite.Insert(counter, body)
                : new DocumentWrite.Replace(counter, found.Version, body);

            if ((await documents.CommitAsync(FlightKeys.Numbers, [write], cancellationToken)).IsCommitted)
            {
                return first;
            }
        }

        throw new DependencyUnavailableException($"Too many instances want numbers of {counter} at once.");
    }
}
