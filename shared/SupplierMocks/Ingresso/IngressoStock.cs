namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Seats of a pool that a transaction holds, until a time; null for sold seats.</summary>
public sealed record IngressoHold(string Transaction, IReadOnlyList<string> Seats, DateTimeOffset? Until)
{
    public bool IsLive(DateTimeOffset now) => Until is null || now < Until;
}

/// <summary>Sold and held seats of one price. An unlimited stock only counts, so that no seat is sold twice.</summary>
public sealed record IngressoPool(long Next, IReadOnlyList<IngressoHold> Holds)
{
    public static IngressoPool Full { get; } = new(0, []);

    public HashSet<string> Taken(DateTimeOffset now) =>
        [.. Holds.Where(hold => hold.IsLive(now)).SelectMany(hold => hold.Seats)];
}

/// <summary>Sold and held seats of one performance, by pool. Expired holds are ignored.</summary>
public sealed record IngressoStock(IReadOnlyDictionary<string, IngressoPool> Pools)
{
    public static IngressoStock Full { get; } = new(new Dictionary<string, IngressoPool>());

    public static string PoolOf(string ticketType, string band) => $"{ticketType}/{band}";

    public IngressoPool Find(string pool) => Pools.GetValueOrDefault(pool, IngressoPool.Full);

    public IngressoStock With(string pool, IngressoPool after) =>
        new(new Dictionary<string, IngressoPool>(Pools) { [pool] = after });

    /// <summary>
    /// True when the transaction holds these seats. The time is not compared: with a skewed clock the hold may have
    /// expired earlier.
    /// </summary>
    public bool Has(string transaction, string pool, IReadOnlyList<string> seats) => Find(pool).Holds.Any(hold =>
        hold.Transaction == transaction && seats.All(hold.Seats.Contains));

    /// <summary>Extends the transaction's holds to a time; null for good.</summary>
    public IngressoStock Extend(string transaction, DateTimeOffset? until) => Change(holds =>
        holds.Select(hold => hold.Transaction == transaction ? hold with { Until = until } : hold));

    /// <summary>Releases these seats of the transaction.</summary>
    public IngressoStock Release(string transaction, string pool, IReadOnlyList<string> seats) => new(
        Pools.ToDictionary(pair => pair.Key, pair => pair.Key != pool ? pair.Value : pair.Value with
        {
            Holds =
            [
                .. pair.Value.Holds
                    .Select(hold => hold.Transaction == transaction
                        ? hold with { Seats = [.. hold.Seats.Except(seats)] }
                        : hold)
                    .Where(hold => hold.Seats.Count > 0),
            ],
        }));

    /// <summary>Removes expired holds.</summary>
    public IngressoStock WithoutExpired(DateTimeOffset now) => Change(holds => holds.Where(hold => hold.IsLive(now)));

    private IngressoStock Change(Func<IReadOnlyList<IngressoHold>, IEnumerable<IngressoHold>> change) => new(
        Pools.ToDictionary(pair => pair.Key, pair => pair.Value with { Holds = [.. change(pair.Value.Holds)] }));
}
