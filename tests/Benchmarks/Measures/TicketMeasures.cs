using System.Diagnostics;
using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Local.Store;

namespace Serverless.Benchmarks.Measures;

/// <summary>
/// Film tickets on the embedded store with its flush to disk. Compares the tickets issued per second with bare tickets
/// written in the same run, which have no order and therefore share flushes freely, and compares the cost of a page of
/// a short list with that of a long one.
/// </summary>
internal static class TicketMeasures
{
    private const int Callers = 256;
    private const int Quantity = 10;
    private const int PageSize = 50;
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int Pages = 400;

    private static readonly IdSource Ids = new(TimeProvider.System);

    public static Task<int> IssueAsync() => InFolderAsync(async folder =>
    {
        const int Orders = 4_000;

        using var documents = Open(folder, "issue");
        var tickets = new DocumentFilmTickets(documents, TimeProvider.System);
        await IssueAsync(tickets, 0, Orders / 4);
        await WriteAsync(documents, Orders / 4);
        var floor = await WriteAsync(documents, Orders);
        var issued = await IssueAsync(tickets, Orders, Orders);

        return Report.AtLeast(
            "film tickets issued in tens ÷ bare tickets",
            floor / issued,
            0.08,
            $"{Orders * Quantity / issued:N0}/s ÷ {Orders * Quantity / floor:N0}/s, {Callers} callers");
    });

    public static Task<int> ListAsync() => InFolderAsync(async folder =>
    {
        using var fewDocuments = Open(folder, "few");
        using var manyDocuments = Open(folder, "many");
        var few = new DocumentFilmTickets(fewDocuments, TimeProvider.System);
        var many = new DocumentFilmTickets(manyDocuments, TimeProvider.System);
        await FillAsync(few, Few);
        var seconds = await FillAsync(many, Many);
        Console.WriteLine($"         {Many:N0} film tickets issued, one in a hundred refunded, in {seconds:N0} s");
        var missed = 0;

        foreach (var (name, filter) in Filters())
        {
            var (inFew, inMany) = await TimeAsync(few, many, filter);
            missed += Report.AtMost(
                $"page of {Few:N0} ÷ {Many:N0}: {name}", inMany / inFew, 1.5, $"{inMany:N0} µs ÷ {inFew:N0} µs");
        }

        return missed;
    });

    private static IEnumerable<(string Name, FilmTicketFilter Filter)> Filters() =>
    [
        ("all", new(null, null, null, null)),
        ("a theater", new("theater 3", null, null, null)),
        ("a user", new(null, "user 42", null, null)),
        ("a theater and film", new("theater 3", null, "film 7", null)),
        ("issued", new(null, null, null, IsCanceled: false)),
        ("canceled", new(null, null, null, IsCanceled: true)),
        ("issued in a theater", new("theater 3", null, null, IsCanceled: false)),
    ];

    // The two alternate, so that other load of the machine affects both.
    private static async Task<(double InFew, double InMany)> TimeAsync(
        DocumentFilmTickets few, DocumentFilmTickets many, FilmTicketFilter filter)
    {
        var (inFew, inMany) = (new List<double>(), new List<double>());
        var random = new Random(1);

        for (var page = 0; page < Pages; page++)
        {
            inFew.Add(await TimeAsync(few, filter, random));
            inMany.Add(await TimeAsync(many, filter, random));
        }

        return (Median(inFew), Median(inMany));
    }

    private static async Task<double> TimeAsync(DocumentFilmTickets tickets, FilmTicketFilter filter, Random random)
    {
        var total = (await tickets.ListAsync(filter, 1, 0, CancellationToken.None)).Total;
        var offset = random.NextInt64(total - PageSize + 1);
        var started = Stopwatch.GetTimestamp();
        var page = await tickets.ListAsync(filter, PageSize, offset, CancellationToken.None);
        var spent = Stopwatch.GetElapsedTime(started);

        return page.Tickets.Count == PageSize
            ? spent.TotalMicroseconds
            : throw new InvalidOperationException($"{page.Tickets.Count} tickets on the page at {offset} of {total}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> FillAsync(DocumentFilmTickets tickets, int count)
    {
        var seconds = await IssueAsync(tickets, 0, count / Quantity);
        var page = 0;
        var started = Stopwatch.GetTimestamp();

        await InParallelAsync(16, count / 10_000, async () =>
        {
            var offset = (Interlocked.Increment(ref page) - 1) * 10_000;
            var some = await tickets.ListAsync(new(null, null, null, null), 100, offset, CancellationToken.None);
            await tickets.CancelAsync(
                [.. some.Tickets.Select(ticket => ticket.Id)], null, DateTimeOffset.UnixEpoch, CancellationToken.None);
        });

        return seconds + Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> IssueAsync(DocumentFilmTickets tickets, int first, int count)
    {
        var next = first - 1;
        var started = Stopwatch.GetTimestamp();

        await InParallelAsync(Callers, count, async () =>
        {
            var number = Interlocked.Increment(ref next);
            var key = new IssueKey("benchmark", $"{number}");
            await tickets.IssueAsync(OrderOf(number), NextIds(), key, DateTimeOffset.UnixEpoch, CancellationToken.None);
        });

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>The floor: the same tickets in separate batches, without order, list or idempotency key.</summary>
    private static async Task<double> WriteAsync(EmbeddedDocuments documents, int count)
    {
        var next = 0;
        var started = Stopwatch.GetTimestamp();

        await InParallelAsync(Callers, count, async () =>
        {
            var order = OrderOf(Interlocked.Increment(ref next));
            var writes = NextIds().Select(DocumentWrite (id, ordinal) => new DocumentWrite.Insert(
                FilmTicketKeys.FilmTicket(id),
                DocumentJson.ToBody(
                    new FilmTicket(id, order, DateTimeOffset.UnixEpoch, ordinal), TicketStoreJson.Default.FilmTicket)));
            var result = await documents.CommitAsync(
                new DocumentPartition("floor", "all"), [.. writes], CancellationToken.None);

            if (!result.IsCommitted)
            {
                throw new InvalidOperationException($"{result.ConflictId} already exists.");
            }
        });

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Task InParallelAsync(int callers, int count, Func<Task> call)
    {
        var begun = 0;

        return Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref begun) <= count)
            {
                await call();
            }
        })));
    }

    private static FilmTicketOrder OrderOf(int number) => new(
        $"theater {number % 10}", $"user {number / 10}", $"film {number / 10 % 20}", 15_000, Quantity, "VIP");

    private static Guid[] NextIds() => [.. Enumerable.Range(0, Quantity).Select(_ => Ids.Next())];

    private static EmbeddedDocuments Open(string folder, string name) =>
        EmbeddedDocuments.Open(Path.Combine(folder, name), new EmbeddedLimits());

    private static async Task<int> InFolderAsync(Func<string, Task<int>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("serverless-benchmark-").FullName;

        try
        {
            return await measure(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
