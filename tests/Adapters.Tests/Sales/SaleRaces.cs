using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>More concurrent buyers than seats or tickets, repeated over many rounds.</summary>
public abstract class SaleRaces(RedisKind kind)
{
    private const int Buyers = 200;
    private const int Rounds = 50;
    private const int Units = 10;

    [ContractFact]
    public async Task Two_hundred_buyers_get_each_of_ten_seats_at_most_once_or_the_names_of_taken_seats()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var fixture = await OpenAsync(new SaleFixture.Options { SeatRows = 1 });
            var random = new Random(round);
            var commands = Enumerable.Range(0, Buyers)
                .Select(
                    _ => Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(Units)).Distinct().ToArray())
                .ToArray();

            var results = await Task.WhenAll(commands.Select((seats, i) =>
                Task.Run(() => fixture.BuyAsync(new UserId($"buyer-{i}"), seats))));

            var sold = results.Where(result => !result.IsError)
                .SelectMany(result => result.Value!.Reservation.Seats.Select(seat => seat.Index)).ToArray();
            Assert.Equal(sold.Distinct().Count(), sold.Length);
            Assert.All(results.Index().Where(result => result.Item.IsError), result =>
            {
                Assert.Equal("seats.taken", result.Item.Error?.Code);
                Assert.NotEmpty(result.Item.Error!.Subjects);
                Assert.Subset(
                    commands[result.Index].Select(seat => $"A-1-{seat + 1}").ToHashSet(),
                    result.Item.Error!.Subjects.ToHashSet());
            });
            await AssertRecordsAsync(fixture, expectedSeats: sold.Length);
        }
    }

    [ContractFact]
    public async Task Two_hundred_buyers_get_exactly_the_last_ten_tickets()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var fixture = await OpenAsync(new SaleFixture.Options { TicketQuantities = [Units] });

            var results = await Task.WhenAll(Enumerable.Range(0, Buyers).Select(i =>
                Task.Run(() => BuyTicketsAsync(fixture, new UserId($"buyer-{i}"), 1 + (i % 2)))));

            var sold = results.Where(result => !result.IsError).Sum(result => result.Value!.UnitCount);
            Assert.Equal(Units, sold);
            Assert.All(results.Where(result => result.IsError), result =>
                Assert.Equal("reservations.stock-short", result.Error?.Code));
            await AssertRecordsAsync(fixture, expectedSeats: 0);
        }
    }

    [ContractFact]
    public async Task Sells_exactly_the_sharded_stock_despite_concurrent_cancellations()
    {
        var fixture = await OpenAsync(new SaleFixture.Options
        {
            TicketQuantities = [320],
            Seats = new SeatPolicy { HeldUnitsMax = 100 },
        });

        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(i => Task.Run(async () =>
        {
            var user = new UserId($"buyer-{i}");
            var bought = await BuyTicketsAsync(fixture, user, 2);

            if (!bought.IsError && i % 3 == 0)
            {
                Assert.False((await fixture.CancelAsync(user, bought.Value.Id)).IsError);
            }
        })));

        var last = new UserId("last");
        while (!(await BuyTicketsAsync(fixture, last, 1)).IsError)
        {
        }

        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.Equal(320, books.StockShards.Values.Sum(shard => shard.Sold));
    }

    [ContractFact]
    public async Task Books_stay_consistent_while_Redis_loses_data_at_random_moments()
    {
        for (var round = 0; round < 20; round++)
        {
            var fixture = await OpenAsync(new SaleFixture.Options { SeatRows = 1, TicketQuantities = [Units] });
            var random = new Random(round);
            var emptying = Task.Run(async () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(15)), TimeProvider.System);
                    await fixture.EmptyRedisAsync();
                }
            });

            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => i % 2 == 0
                ? fixture.BuyAsync(new UserId($"buyer-{i}"), i % Units, (i + 1) % Units)
                : (Task)BuyTicketsAsync(fixture, new UserId($"buyer-{i}"), 2))));
            await emptying;

            var books = await fixture.AuditAsync();
            Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
            Assert.Equal(0, books.SeatsSoldTwice);
        }
    }

    [ContractFact]
    public async Task Audit_detects_a_seat_sold_twice_by_a_faulty_store()
    {
        var documents = new InMemoryDocuments { OverwritesSeats = true };
        var fixture = SaleFixture.Open(await TestRedis.OpenAsync(kind), documents, new SaleFixture.Options());
        var first = (await fixture.HoldAsync(new UserId("ada"), 0)).Value!;
        await fixture.PayAsync(first);
        await fixture.EmptyRedisAsync();
        var second = (await fixture.HoldAsync(new UserId("bob"), 0)).Value!;
        await fixture.PayAsync(second);
        await fixture.EmptyRedisAsync();
        await fixture.ConfirmAsync(first);
        await fixture.EmptyRedisAsync();

        // The second buyer's seat map is loaded without the first buyer's seat, as from a stale replica.
        documents.HidesSeats = true;
        await fixture.ConfirmAsync(second);
        documents.HidesSeats = false;

        var books = await fixture.AuditAsync();
        Assert.Equal(1, books.SeatsSoldTwice);
        Assert.NotEmpty(books.FindViolations());
    }

    private static async Task<Result<Reservation>> BuyTicketsAsync(SaleFixture fixture, UserId user, int quantity)
    {
        var held = await fixture.HoldTicketsAsync(user, 0, quantity);

        if (held.IsError)
        {
            return held.Error;
        }

        var paid = await fixture.PayAsync(held.Value);

        if (paid.IsError)
        {
            return paid.Error;
        }

        var sale = await fixture.ConfirmAsync(held.Value);

        return sale.IsError ? sale.Error : sale.Value.Reservation;
    }

    private static async Task AssertRecordsAsync(SaleFixture fixture, int expectedSeats)
    {
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.Equal(expectedSeats, books.Seats.Count);
    }

    private async Task<SaleFixture> OpenAsync(SaleFixture.Options options) =>
        SaleFixture.Open(await TestRedis.OpenAsync(kind), new InMemoryDocuments(), options);
}

public sealed class SaleRacesOnGarnet() : SaleRaces(RedisKind.Garnet);

[OnRedisServer]
public sealed class SaleRacesOnRedis() : SaleRaces(RedisKind.Redis);
