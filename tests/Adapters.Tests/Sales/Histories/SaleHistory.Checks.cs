using Serverless.Adapters.Sales;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>What holds after every history.</summary>
internal sealed partial class SaleHistory
{
    private void Check()
    {
        SeatMap? map = null;
        IReadOnlyList<StockLevel>? levels = null;
        var process = _processes[1].Fixture;
        Call(_processes[1], async () =>
        {
            map = (await process.ShowMap.ExecuteAsync(process.Performance.Id, default)).Value;
            levels = await process.Stock.ReadAsync(process.Performance.Id, default);
        });
        EndCalls();
        var books = Read(_outside.AuditAsync());

        _violations.AddRange(books.FindViolations().Concat(books.FindLeftovers()));
        Compare("seats sold twice", 0, books.SeatsSoldTwice);
        Compare("readable seat map and stock", (true, true), (map is not null, levels is not null));

        if (map is not null && levels is not null)
        {
            CheckSeats(books, map);
            CheckStock(books, levels);
        }

        foreach (var user in _users)
        {
            var held = Keys.Database.SortedSetLength(
                RedisSeatKeys.Of(process.Performance.Id.Tag).HoldsOf(user), NowMilliseconds, double.PositiveInfinity);
            Compare($"units held by {user}", 0, held);
        }

        _violations.AddRange(Keys.FindImmortal().Select(key => $"{key} has no lifetime."));
    }

    private long NowMilliseconds => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private void CheckSeats(SaleRecords books, SeatMap map)
    {
        for (var index = 0; index < map.Layout.SeatCount; index++)
        {
            var isSold = books.Seats.ContainsKey(SaleKeys.Seat(index));
            var expected = isSold ? SeatState.Reserved : SeatState.Available;
            Compare($"seat {index}", expected, (SeatState)map.States.Span[index]);
        }

        Compare("sold seats", books.Seats.Count, Field(RedisSeatKeys.Of(map.Performance.Id.Tag).Meta, "sold"));
    }

    private void CheckStock(SaleRecords books, IReadOnlyList<StockLevel> levels)
    {
        for (var ordinal = 0; ordinal < levels.Count; ordinal++)
        {
            var left = books.StockShards
                .Where(shard => shard.Key.StartsWith(SaleKeys.StockOf(ordinal), StringComparison.Ordinal))
                .Sum(shard => shard.Value.Quantity - shard.Value.Sold);
            Compare($"left of type {ordinal}", left, levels[ordinal].Available);
        }

        var sold = books.StockShards.Values.Sum(shard => shard.Sold);
        Compare("sold tickets", sold, Field(RedisSeatKeys.Of(_outside.Performance.Id.Tag).Stock, "sold"));
    }

    private int Field(RedisKey key, string field) => (int)Keys.Database.HashGet(key, field);

    private void Compare<T>(string what, T expected, T actual)
    {
        if (!Equals(expected, actual))
        {
            _violations.Add($"{what}: expected {expected}, but Redis shows {actual}.");
        }
    }

    // The store is in memory, so the task has ended.
    private static T Read<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
