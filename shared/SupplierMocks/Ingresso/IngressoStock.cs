namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Seats that a transaction has of a pool: until a time, or for good when that is null.</summary>
public sealed record IngressoHold(string Transaction, IReadOnlyList<string> Seats, DateTimeOffset? Until)
{
    public bool IsLive(DateTimeOffset now) => Until is null || now < Until;
}

/// <summary>
/// What is gone of one price of a performance. A stock without end only counts, so that no seat comes twice.
/// </summary>
public sealed record IngressoPool(long Next, IReadOnlyList<IngressoHold> Holds)
{
    public static IngressoPool Full { get; } = new(0, []);

    public HashSet<string> Taken(DateTimeOffset now) =>
        [.. Holds.Where(hold => hold.IsLive(now)).SelectMany(hold => hold.Seats)];
}

/// <summary>What is gone of one performance, by pool. A hold that has expired is as if it had never been.</summary>
public sealed record IngressoStock(IReadOnlyDictionary<string, IngressoPool> Pools)
{
    public static IngressoStock Full { get; } = new(new Dictionary<string, IngressoPool>());

    public static string PoolOf(string ticketType, string band) => $"{ticketType}/{band}";

    public IngressoPool Find(string pool) => Pools.GetValueOrDefault(pool, IngressoPool.Full);

    public IngressoStock With(string pool, IngressoPool after) =>
        new(new Dictionary<string, IngressoPool>(Pools) { [pool] = after });

    /// <summary>Whether a transaction has these seats: by another clock its hold may have expired before.</summary>
    public bool Has(string transaction, string pool, IReadOnlyList<string> seats) => Find(pool).Holds.Any(hold =>
        hold.Transaction == transaction && seats.All(hold.Seats.Contains));

    /// <summary>Holds what a transaction has until another time; for good when that is null.</summary>
    public IngressoStock Keep(string transaction, DateTimeOffset? until) => Change(holds =>
        holds.Select(hold => hold.Transaction == transaction ? hold with { Until = until } : hold));

    /// <summary>Gives back these seats of a transaction.</summary>
    public IngressoStock GiveBack(string transaction, string pool, IReadOnlyList<string> seats) => new(
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

    /// <summary>Without the holds that have expired.</summary>
    public IngressoStock Tidy(DateTimeOffset now) => Change(holds => holds.Where(hold => hold.IsLive(now)));

    private IngressoStock Change(Func<IReadOnlyList<IngressoHold>, IEnumerable<IngressoHold>> change) => new(
        Pools.ToDictionary(pair => pair.Key, pair => pair.Value with { Holds = [.. change(pair.Value.Holds)] }));
}
