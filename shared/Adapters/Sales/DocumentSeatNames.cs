using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The names of a performance's seats, one small document for each, in a partition of their own. New names are inserted
/// in one batch with the counter that gives their indexes, so two names never get the same seat and a name never gets
/// two. Names never change, so they are cached without expiry.
/// </summary>
internal sealed class DocumentSeatNames(IDocuments documents) : ISeatNames
{
    /// <summary>Attempts that other instances may invalidate before this one fails.</summary>
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
        // One call at a time within an instance, so that conflicts occur only between instances.
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

        throw new DependencyUnavailableException("Other instances kept adding seat names.");
    }

    /// <summary>False when there are too few seats; null when another instance interfered.</summary>
    private async Task<bool?> TryAddAsync(
        DocumentPartition partition, KnownSeatNames known, int seatCount, IReadOnlyList<string> names,
        CancellationToken cancellationToken)
    {
        // The counter is read first: a name that another instance adds between the two reads changes the counter, and
        // the batch fails.
        var counter = await documents.FindAsync(partition, Counter, cancellationToken);
        var namedCount = counter is null ? 0 : Read(counter);
        var wanted = known.FindMissing(names).ToArray();
        var found = await Task.WhenAll(wanted.Select(name =>
            documents.FindAsync(partition, Key(name), cancellationToken)));

        foreach (var (i, document) in found.Index())
        {
            if (document is not null)
            {
                known.Add(wanted[i], Read(document));
            }
        }

        var added = known.FindMissing(wanted).ToArray();

        if (added.Length == 0 || namedCount + added.Length > seatCount)
        {
            return added.Length == 0;
        }

        var result = await documents.CommitAsync(
            partition,
            [
                counter is null
                    ? new DocumentWrite.Insert(Counter, Body(namedCount + added.Length))
                    : new DocumentWrite.Replace(Counter, counter.Version, Body(namedCount + added.Length)),
                .. added.Select((name, i) => new DocumentWrite.Insert(Key(name), Body(namedCount + i))),
            ],
            cancellationToken);

        if (!result.IsCommitted)
        {
            return null;
        }

        foreach (var (i, name) in added.Index())
        {
            known.Add(name, namedCount + i);
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

/// <summary>A seat's index, or the number of named seats.</summary>
internal sealed record StoredSeatNumber(int Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredSeatNumber))]
internal sealed partial class SeatNamesJson : JsonSerializerContext;
