using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The names of a performance's seats, one small document each, in a partition of their own. New ones are inserted in
/// one batch with the counter that their indexes come from, so no two names ever get one seat, and no name two. Nothing
/// ever changes them, so memory keeps what it has once read.
/// </summary>
internal sealed class DocumentSeatNames(IDocuments documents) : ISeatNames
{
    /// <summary>How many other instances may come between before this one gives up.</summary>
    private const int AttemptsMax = 50;

    private const string Counter = "count";

    private readonly ConcurrentDictionary<PerformanceTag, KnownSeatNames> _known = new();

    public ValueTask<IReadOnlyList<int>?> NumberAsync(
        PerformanceTag performance, int seatCount, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var known = _known.GetOrAdd(performance, static _ => new KnownSeatNames());

        return known.Find(names) is { } indexes
            ? new ValueTask<IReadOnlyList<int>?>(indexes)
            : new ValueTask<IReadOnlyList<int>?>(AskAsync(performance, known, seatCount, names, cancellationToken));
    }

    private async Task<IReadOnlyList<int>?> AskAsync(
        PerformanceTag performance, KnownSeatNames known, int seatCount, IReadOnlyList<string> names,
        CancellationToken cancellationToken)
    {
        // One at a time within an instance, so that only instances get into each other's way.
        await known.Turn.WaitAsync(cancellationToken);

        try
        {
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                if (await TryAddAsync(Of(performance), known, seatCount, names, cancellationToken) is not { } hasRoom)
                {
                    continue;
                }

                return hasRoom ? known.Find(names) : null;
            }
        }
        finally
        {
            known.Turn.Release();
        }

        throw new DependencyUnavailableException("Other seats kept getting names.");
    }

    /// <summary>False when there are too few seats; null when another instance came between.</summary>
    private async Task<bool?> TryAddAsync(
        DocumentPartition partition, KnownSeatNames known, int seatCount, IReadOnlyList<string> names,
        CancellationToken cancellationToken)
    {
        // The counter is read first: a name that is given between the two reads moves it on, and the batch fails.
        var counter = await documents.FindAsync(partition, Counter, cancellationToken);
        var given = counter is null ? 0 : Read(counter);
        var wanted = known.Lacking(names).ToArray();
        var found = await Task.WhenAll(wanted.Select(name =>
            documents.FindAsync(partition, Key(name), cancellationToken)));

        foreach (var (i, document) in found.Index())
        {
            if (document is not null)
            {
                known.Remember(wanted[i], Read(document));
            }
        }

        var added = known.Lacking(wanted).ToArray();

        if (added.Length == 0 || given + added.Length > seatCount)
        {
            return added.Length == 0;
        }

        var result = await documents.CommitAsync(
            partition,
            [
                counter is null
                    ? new DocumentWrite.Insert(Counter, Body(given + added.Length))
                    : new DocumentWrite.Replace(Counter, counter.Version, Body(given + added.Length)),
                .. added.Select((name, i) => new DocumentWrite.Insert(Key(name), Body(given + i))),
            ],
            cancellationToken);

        if (!result.IsCommitted)
        {
            return null;
        }

        foreach (var (i, name) in added.Index())
        {
            known.Remember(name, given + i);
        }

        return true;
    }

    private static DocumentPartition Of(PerformanceTag performance) => new("seat-names", performance.ToString());

    private static string Key(string name) => $"seat:{name}";

    private static int Read(Document document) =>
        DocumentJson.Read(document, SeatNamesJson.Default.StoredSeatNumber).Value;

    private static ReadOnlyMemory<byte> Body(int value) =>
        DocumentJson.ToBody(new StoredSeatNumber(value), SeatNamesJson.Default.StoredSeatNumber);
}

/// <summary>A seat's index, or how many were given out.</summary>
internal sealed record StoredSeatNumber(int Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredSeatNumber))]
internal sealed partial class SeatNamesJson : JsonSerializerContext;
