using System.Globalization;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>A seat and its position.</summary>
public sealed record IngressoSeat(string Id, string Row, string Column)
{
    public static IngressoSeat Read(string id, string separator)
    {
        var cut = separator.Length > 0
            ? id.IndexOf(separator, StringComparison.Ordinal)
            : id.Length - id.Reverse().TakeWhile(char.IsAsciiDigit).Count();

        return cut < 0
            ? new IngressoSeat(id, id, string.Empty)
            : new IngressoSeat(id, id[..cut], id[(cut + separator.Length)..]);
    }
}

/// <summary>Result of a seat selection.</summary>
/// <param name="Status"><c>not_requested</c>, <c>got_all</c>, <c>got_partial</c> or <c>got_none</c>.</param>
public sealed record IngressoSeating(IngressoPool Pool, IReadOnlyList<string> Seats, string Status);

/// <summary>Selects seats: the requested ones, else the first adjacent ones.</summary>
public static class IngressoSeats
{
    private const int RowLength = 20;
    private const int Letters = 26;

    /// <summary>Free seats, in groups of adjacent seats.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> FreeRuns(
        IngressoBand band, IngressoPool pool, DateTimeOffset now)
    {
        var taken = pool.Taken(now);
        var runs = new List<IReadOnlyList<string>>();

        foreach (var block in BlocksOf(band))
        {
            var run = new List<string>();

            foreach (var seat in block)
            {
                if (!taken.Contains(seat))
                {
                    run.Add(seat);
                }
                else if (run.Count > 0)
                {
                    runs.Add(run);
                    run = [];
                }
            }

            if (run.Count > 0)
            {
                runs.Add(run);
            }
        }

        return runs;
    }

    /// <summary>Largest number of adjacent tickets.</summary>
    public static int CountTogether(IngressoEvent of, IngressoBand band, IngressoPool pool, DateTimeOffset now) =>
        band.Blocks is null
            ? of.QuantityPerOrder
            : FreeRuns(band, pool, now).Select(run => run.Count).DefaultIfEmpty(0).Max();

    /// <summary>Example seats: the next ones that would be sold.</summary>
    public static IReadOnlyList<string> Examples(
        IngressoEvent of, IngressoBand band, IngressoPool pool, DateTimeOffset now)
    {
        var count = CountTogether(of, band, pool, now);

        return band.Blocks is null
            ? Next(band, pool, count).Seats
            : FreeRuns(band, pool, now).FirstOrDefault(run => run.Count == count) ?? [];
    }

    /// <summary>Null when there are not enough seats.</summary>
    public static IngressoSeating? Choose(
        IngressoEvent of, IngressoBand band, IngressoPool pool, IReadOnlyList<string> wanted, int count,
        DateTimeOffset now)
    {
        if (band.Blocks is null)
        {
            var status = wanted.Count == 0 ? "not_requested" : "got_none";

            return of.IsSeated
                ? Next(band, pool, count) with { Status = status }
                : new IngressoSeating(pool, [], status);
        }

        var runs = FreeRuns(band, pool, now);

        if (wanted.Count == 0 || of.SeatChoice is null)
        {
            return Together(of, runs, count) is { } any
                ? new IngressoSeating(pool, any, wanted.Count == 0 ? "not_requested" : "got_none")
                : null;
        }

        var free = runs.SelectMany(run => run).ToList();
        var kept = of.MovedSeat is not null && wanted.Contains(of.MovedSeat)
            ? []
            : wanted.Distinct().Where(free.Contains).Take(count).ToList();

        if (kept.Count == count && IsAllowed(of, runs, kept))
        {
            return new IngressoSeating(pool, kept, "got_all");
        }

        return of.SeatChoice == "any" && kept.Count > 0
            ? FillUp(pool, runs, kept, count)
            : Elsewhere(of, band, pool, runs, wanted, count);
    }

    // Seats of an unlimited stock are numbered as they are sold, row by row.
    private static IngressoSeating Next(IngressoBand band, IngressoPool pool, int count)
    {
        var first = (pool.Next % RowLength) + count > RowLength ? (pool.Next / RowLength + 1) * RowLength : pool.Next;
        var row = band.Code + RowName(first / RowLength);
        var seats = Enumerable.Range(1, count).Select(rank => string.Create(
            CultureInfo.InvariantCulture, $"{row}{band.Separator}{(first % RowLength) + rank}"));

        return new IngressoSeating(pool with { Next = first + count }, [.. seats], "not_requested");
    }

    private static string RowName(long number)
    {
        var name = ((char)('A' + number % Letters)).ToString();

        return number < Letters ? name : RowName((number / Letters) - 1) + name;
    }

    private static IReadOnlyList<string>? Together(
        IngressoEvent of, IReadOnlyList<IReadOnlyList<string>> runs, int count)
    {
        var run = runs.FirstOrDefault(one => one.Count >= count && (of.Singles != "never" || one.Count - count != 1))
            ?? runs.FirstOrDefault(one => one.Count >= count);
        var all = runs.SelectMany(one => one).ToList();

        return run is not null ? [.. run.Take(count)]
            : of.SeatChoice == "any" && all.Count >= count ? all[..count]
            : null;
    }

    private static bool IsAllowed(
        IngressoEvent of, IReadOnlyList<IReadOnlyList<string>> runs, List<string> seats)
    {
        if (of.SeatChoice == "any")
        {
            return true;
        }

        foreach (var run in runs.Select(one => one.ToList()))
        {
            var places = seats.Select(seat => run.IndexOf(seat)).Order().ToList();

            if (places[0] >= 0)
            {
                var (before, after) = (places[0], run.Count - 1 - places[^1]);

                return places[^1] - places[0] == seats.Count - 1
                    && (of.Singles != "never" || (before != 1 && after != 1));
            }
        }

        return false;
    }

    private static IngressoSeating? FillUp(
        IngressoPool pool, IReadOnlyList<IReadOnlyList<string>> runs, List<string> kept, int count)
    {
        var near = runs.OrderBy(run => run.Any(kept.Contains) ? 0 : 1).SelectMany(run => run).Except(kept);
        string[] seats = [.. kept, .. near.Take(count - kept.Count)];

        return seats.Length == count ? new IngressoSeating(pool, seats, "got_partial") : null;
    }

    private static IngressoSeating? Elsewhere(
        IngressoEvent of, IngressoBand band, IngressoPool pool, IReadOnlyList<IReadOnlyList<string>> runs,
        IReadOnlyList<string> wanted, int count)
    {
        var asked = BlocksOf(band).Where(block => block.Any(wanted.Contains)).SelectMany(block => block).ToHashSet();
        var others = runs
            .SelectMany(run => Cut(run, wanted))
            .OrderBy(run => run.Any(asked.Contains) ? 0 : 1)
            .ToList();
        var seats = Together(of, others, count) ?? Together(of, runs, count);

        return seats is null ? null : new IngressoSeating(pool, seats, "got_none");
    }

    private static IEnumerable<IReadOnlyList<string>> Cut(IReadOnlyList<string> run, IReadOnlyList<string> without)
    {
        var piece = new List<string>();

        foreach (var seat in run)
        {
            if (!without.Contains(seat))
            {
                piece.Add(seat);
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    private static IEnumerable<string[]> BlocksOf(IngressoBand band) =>
        (band.Blocks ?? []).Select(block => block.Split(' '));
}
