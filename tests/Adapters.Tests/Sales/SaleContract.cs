using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Payments;
using Serverless.Domain.Reservations;
using Serverless.Domain.Seats;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>From the hold to the paid seat and back, one buyer after the other.</summary>
public abstract partial class SaleContract(RedisKind kind)
{
    private static readonly VisitorId Ada = new("ada");
    private static readonly VisitorId Bob = new("bob");

    [ContractFact]
    public async Task Sells_seats_that_were_held_and_paid()
    {
        var theatre = await OpenAsync();

        var sale = await theatre.BuyAsync(Ada, 3, 4);

        Assert.Equal(ReservationState.Confirmed, sale.Value!.Reservation.State);
        Assert.Equal(PaymentState.Captured, sale.Value.Payment!.State);
        Assert.Equal(300_000, sale.Value.Payment.Amount.Amount);
        var map = (await theatre.ShowMap.ExecuteAsync(theatre.Performance.Id, default)).Value!;
        Assert.Equal("AAASSAAAAAAAAAAAAAAA", System.Text.Encoding.ASCII.GetString(map.States.Span));
        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
        Assert.Equal(2, books.Seats.Count);
    }

    [ContractFact]
    public async Task Refuses_all_seats_when_one_is_taken_and_names_it()
    {
        var theatre = await OpenAsync();
        await theatre.HoldAsync(Ada, 5);

        var refused = await theatre.HoldAsync(Bob, 4, 5, 6);

        Assert.Equal("seats.taken", refused.Refusal?.Code);
        Assert.Equal(["A-1-6"], refused.Refusal!.Subjects);
        Assert.False((await theatre.HoldAsync(Bob, 4, 6)).IsRefused);
    }

    [ContractFact]
    public async Task Offers_a_seat_again_the_moment_its_hold_runs_out()
    {
        var theatre = await OpenAsync(new Theatre.Options { Seats = new SeatPolicy { HoldSeconds = 1 } });
        await theatre.HoldAsync(Ada, 0);

        var held = await Eventually.SucceedsAsync(
            () => theatre.HoldAsync(Bob, 0), outcome => !outcome.IsRefused, "the hold runs out");

        Assert.Equal(Bob, held.Value!.Visitor);
    }

    [ContractFact]
    public async Task Holds_no_more_for_one_visitor_than_the_limit_and_counts_all_reservations()
    {
        var theatre = await OpenAsync(new Theatre.Options { Seats = new SeatPolicy { HeldUnitsMax = 4 } });
        await theatre.HoldAsync(Ada, 0, 1, 2);

        Assert.Equal("reservations.holds-too-much", (await theatre.HoldAsync(Ada, 3, 4)).Refusal?.Code);
        Assert.False((await theatre.HoldAsync(Ada, 3)).IsRefused);
        Assert.False((await theatre.HoldAsync(Bob, 4, 5)).IsRefused);
    }

    [ContractFact]
    public async Task Holds_nothing_without_a_pass_where_there_is_a_line()
    {
        var theatre = await OpenAsync(new Theatre.Options
        {
            Line = new Serverless.Domain.Catalogue.LineRules(10, 10),
            TicketQuantities = [5],
        });

        Assert.Equal("reservations.pass-missing", (await theatre.HoldAsync(Ada, 0)).Refusal?.Code);
        Assert.Equal("reservations.pass-missing", (await theatre.HoldTicketsAsync(Ada, 0, 1)).Refusal?.Code);
    }

    [ContractFact]
    public async Task Lets_go_of_a_held_seat_that_is_cancelled_and_refuses_to_cancel_twice()
    {
        var theatre = await OpenAsync();
        var held = (await theatre.HoldAsync(Ada, 7)).Value!;

        var cancelled = await theatre.CancelAsync(Ada, held.Id);

        Assert.Single(cancelled.Value!.Messages.OfType<SeatsReleased>());
        Assert.False((await theatre.HoldAsync(Bob, 7)).IsRefused);
        Assert.Equal(
            "reservations.already-cancelled", (await theatre.CancelAsync(Ada, held.Id)).Refusal?.Code);
        Assert.Equal("seats.taken", (await theatre.HoldAsync(Ada, 7)).Refusal?.Code);
    }

    [ContractFact]
    public async Task Refunds_a_paid_reservation_that_is_cancelled_and_sells_its_seats_again()
    {
        var theatre = await OpenAsync();
        var sale = (await theatre.BuyAsync(Ada, 1)).Value!;

        var cancelled = await theatre.CancelAsync(Ada, sale.Reservation.Id);
        var resold = await theatre.BuyAsync(Bob, 1);

        Assert.Equal(PaymentState.Refunded, cancelled.Value!.Result.Payment!.State);
        Assert.Equal(ReservationState.Confirmed, resold.Value!.Reservation.State);
        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
    }

    [ContractFact]
    public async Task Sells_tickets_down_to_the_last_and_says_how_many_are_left()
    {
        var theatre = await OpenAsync(new Theatre.Options { TicketQuantities = [5] });
        var held = (await theatre.HoldTicketsAsync(Ada, 0, 4)).Value!;
        await theatre.PayAsync(held);
        await theatre.ConfirmAsync(held);

        var refused = await theatre.HoldTicketsAsync(Bob, 0, 2);

        Assert.Equal("reservations.stock-short", refused.Refusal?.Code);
        Assert.Equal(["Type 0", "1"], refused.Refusal!.Subjects);
        Assert.Equal(1, (await theatre.Stock.ReadAsync(theatre.Performance.Id, default))[0].Available);
    }

    [ContractFact]
    public async Task Puts_tickets_back_on_sale_whose_hold_ran_out()
    {
        var theatre = await OpenAsync(new Theatre.Options
        {
            TicketQuantities = [2],
            Seats = new SeatPolicy { HoldSeconds = 1 },
        });
        await theatre.HoldTicketsAsync(Ada, 0, 2);

        var held = await Eventually.SucceedsAsync(
            () => theatre.HoldTicketsAsync(Bob, 0, 2), outcome => !outcome.IsRefused, "the hold runs out");

        Assert.Equal(Bob, held.Value!.Visitor);
    }

    [ContractFact]
    public async Task Remembers_what_was_sold_over_a_Redis_that_forgot_everything()
    {
        var theatre = await OpenAsync(new Theatre.Options { TicketQuantities = [3] });
        await theatre.BuyAsync(Ada, 0, 1);
        var held = (await theatre.HoldTicketsAsync(Ada, 0, 2)).Value!;
        await theatre.PayAsync(held);
        await theatre.ConfirmAsync(held);

        await theatre.EmptyRedisAsync();

        Assert.Equal("seats.taken", (await theatre.HoldAsync(Bob, 1)).Refusal?.Code);
        Assert.Equal("reservations.stock-short", (await theatre.HoldTicketsAsync(Bob, 0, 2)).Refusal?.Code);
        Assert.False((await theatre.HoldTicketsAsync(Bob, 0, 1)).IsRefused);
        Assert.False((await theatre.HoldAsync(Bob, 2)).IsRefused);
    }

    [ContractFact]
    public async Task Sells_a_seat_held_twice_over_a_forgetful_Redis_to_one_and_voids_the_other()
    {
        var theatre = await OpenAsync();
        var first = (await theatre.HoldAsync(Ada, 0)).Value!;
        await theatre.PayAsync(first);
        await theatre.EmptyRedisAsync();
        var second = (await theatre.HoldAsync(Bob, 0)).Value!;
        await theatre.PayAsync(second);

        var outcomes = await Task.WhenAll(theatre.ConfirmAsync(first), theatre.ConfirmAsync(second));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.Single(outcomes, outcome => outcome.Refusal?.Code == "payments.too-late");
        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
    }

    [ContractFact]
    public async Task Lists_a_visitors_reservations_newest_first_held_and_bought()
    {
        var theatre = await OpenAsync();
        var bought = (await theatre.BuyAsync(Ada, 0)).Value!;
        var held = (await theatre.HoldAsync(Ada, 1)).Value!;
        await theatre.HoldAsync(Bob, 2);

        var mine = await theatre.ListMine.ExecuteAsync(Ada, default);

        Assert.Equal(
            [held.Id, bought.Reservation.Id],
            mine.Where(view => view.Performance is not null).Select(view => view.Reservation.Id));
    }

    [ContractFact]
    public async Task Gives_each_hold_a_higher_fence()
    {
        var theatre = await OpenAsync();

        var fences = new List<long>();
        for (var seat = 0; seat < 5; seat++)
        {
            fences.Add((await theatre.HoldAsync(Ada, seat)).Value!.Fence);
        }

        await theatre.EmptyRedisAsync();
        fences.Add((await theatre.HoldAsync(Bob, 6)).Value!.Fence);

        Assert.Equal(fences.Order().Distinct(), fences);
    }

    private async Task<Theatre> OpenAsync(Theatre.Options? options = null) =>
        Theatre.Open(
            await TestRedis.OpenAsync(kind), new InMemoryDocuments(), options ?? new Theatre.Options());
}

public sealed class SalesOnGarnet() : SaleContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class SalesOnRedis() : SaleContract(RedisKind.Redis);
