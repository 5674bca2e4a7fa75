using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Reservations;
using Serverless.Domain.Seats;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Many buyers for too little, again and again.</summary>
public abstract class SaleRaces(RedisKind kind)
{
    private const int Buyers = 200;
    private const int Rounds = 50;
    private const int Wanted = 10;

    [ContractFact]
    public async Task Sells_each_of_ten_seats_at_most_once_to_two_hundred_buyers_and_tells_losers_what_they_lost()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var theatre = await OpenAsync(new Theatre.Options { SeatRows = 1 });
            var random = new Random(round);
            var wishes = Enumerable.Range(0, Buyers)
                .Select(
                    _ => Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(Wanted)).Distinct().ToArray())
                .ToArray();

            var outcomes = await Task.WhenAll(wishes.Select((seats, i) =>
                Task.Run(() => theatre.BuyAsync(new VisitorId($"buyer-{i}"), seats))));

            var sold = outcomes.Where(outcome => !outcome.IsRefused)
                .SelectMany(outcome => outcome.Value!.Reservation.Seats.Select(seat => seat.Index)).ToArray();
            Assert.Equal(sold.Distinct().Count(), sold.Length);
            Assert.All(outcomes.Index().Where(outcome => outcome.Item.IsRefused), outcome =>
            {
                Assert.Equal("seats.taken", outcome.Item.Refusal?.Code);
                Assert.NotEmpty(outcome.Item.Refusal!.Subjects);
                Assert.Subset(
                    wishes[outcome.Index].Select(seat => $"A-1-{seat + 1}").ToHashSet(),
                    outcome.Item.Refusal!.Subjects.ToHashSet());
            });
            await AssertBooksAsync(theatre, expectedSeats: sold.Length);
        }
    }

    [ContractFact]
    public async Task Sells_the_last_ten_tickets_once_each_to_two_hundred_buyers()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var theatre = await OpenAsync(new Theatre.Options { TicketQuantities = [Wanted] });

            var outcomes = await Task.WhenAll(Enumerable.Range(0, Buyers).Select(i =>
                Task.Run(() => BuyTicketsAsync(theatre, new VisitorId($"buyer-{i}"), 1 + (i % 2)))));

            var sold = outcomes.Where(outcome => !outcome.IsRefused).Sum(outcome => outcome.Value!.UnitCount);
            Assert.Equal(Wanted, sold);
            Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome =>
                Assert.Equal("reservations.stock-short", outcome.Refusal?.Code));
            await AssertBooksAsync(theatre, expectedSeats: 0);
        }
    }

    [ContractFact]
    public async Task Sells_every_ticket_of_a_striped_stock_and_not_one_more_while_some_are_given_back()
    {
        var theatre = await OpenAsync(new Theatre.Options
        {
            TicketQuantities = [320],
            Seats = new SeatPolicy { HeldUnitsMax = 100 },
        });

        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(i => Task.Run(async () =>
        {
            var visitor = new VisitorId($"buyer-{i}");
            var bought = await BuyTicketsAsync(theatre, visitor, 2);

            if (!bought.IsRefused && i % 3 == 0)
            {
                Assert.False((await theatre.CancelAsync(visitor, bought.Value.Id)).IsRefused);
            }
        })));

        var last = new VisitorId("last");
        while (!(await BuyTicketsAsync(theatre, last, 1)).IsRefused)
        {
        }

        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
        Assert.Equal(320, books.Stripes.Values.Sum(stripe => stripe.Sold));
    }

    [ContractFact]
    public async Task Keeps_the_books_right_while_Redis_is_emptied_at_random_moments()
    {
        for (var round = 0; round < 20; round++)
        {
            var theatre = await OpenAsync(new Theatre.Options { SeatRows = 1, TicketQuantities = [Wanted] });
            var random = new Random(round);
            var emptying = Task.Run(async () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(15)), TimeProvider.System);
                    await theatre.EmptyRedisAsync();
                }
            });

            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => i % 2 == 0
                ? theatre.BuyAsync(new VisitorId($"buyer-{i}"), i % Wanted, (i + 1) % Wanted)
                : (Task)BuyTicketsAsync(theatre, new VisitorId($"buyer-{i}"), 2))));
            await emptying;

            var books = await theatre.AuditAsync();
            Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
            Assert.Equal(0, books.SeatsSoldTwice);
        }
    }

    [ContractFact]
    public async Task Would_be_found_out_if_the_store_let_a_seat_be_sold_over()
    {
        var documents = new InMemoryDocuments { OverwritesSeats = true };
        var theatre = Theatre.Open(await TestRedis.OpenAsync(kind), documents, new Theatre.Options());
        var first = (await theatre.HoldAsync(new VisitorId("ada"), 0)).Value!;
        await theatre.PayAsync(first);
        await theatre.EmptyRedisAsync();
        var second = (await theatre.HoldAsync(new VisitorId("bob"), 0)).Value!;
        await theatre.PayAsync(second);
        await theatre.EmptyRedisAsync();
        await theatre.ConfirmAsync(first);
        await theatre.EmptyRedisAsync();

        // The second buyer's map is loaded without the first one's seat, as from a stale replica.
        documents.HidesSeats = true;
        await theatre.ConfirmAsync(second);
        documents.HidesSeats = false;

        var books = await theatre.AuditAsync();
        Assert.Equal(1, books.SeatsSoldTwice);
        Assert.NotEmpty(books.FindBreaches());
    }

    private static async Task<Outcome<Reservation>> BuyTicketsAsync(Theatre theatre, VisitorId visitor, int quantity)
    {
        var held = await theatre.HoldTicketsAsync(visitor, 0, quantity);

        if (held.IsRefused)
        {
            return held.Refusal;
        }

        var paid = await theatre.PayAsync(held.Value);

        if (paid.IsRefused)
        {
            return paid.Refusal;
        }

        var sale = await theatre.ConfirmAsync(held.Value);

        return sale.IsRefused ? sale.Refusal : sale.Value.Reservation;
    }

    private static async Task AssertBooksAsync(Theatre theatre, int expectedSeats)
    {
        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
        Assert.Equal(expectedSeats, books.Seats.Count);
    }

    private async Task<Theatre> OpenAsync(Theatre.Options options) =>
        Theatre.Open(await TestRedis.OpenAsync(kind), new InMemoryDocuments(), options);
}

public sealed class SaleRacesOnGarnet() : SaleRaces(RedisKind.Garnet);

[OnRedisServer]
public sealed class SaleRacesOnRedis() : SaleRaces(RedisKind.Redis);
