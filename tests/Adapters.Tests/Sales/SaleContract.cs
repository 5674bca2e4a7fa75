using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>From the hold to the paid seat and back, one buyer after the other.</summary>
public abstract partial class SaleContract(RedisKind kind)
{
    private static readonly UserId Ada = new("ada");
    private static readonly UserId Bob = new("bob");

    [ContractFact]
    public async Task Sells_seats_that_were_held_and_paid()
    {
        var fixture = await OpenAsync();

        var sale = await fixture.BuyAsync(Ada, 3, 4);

        Assert.Equal(ReservationState.Confirmed, sale.Value!.Reservation.State);
        Assert.Equal(PaymentState.Captured, sale.Value.Payment!.State);
        Assert.Equal(300_000, sale.Value.Payment.Amount.Amount);
        var map = (await fixture.ShowMap.ExecuteAsync(fixture.Performance.Id, default)).Value!;
        Assert.Equal("AAASSAAAAAAAAAAAAAAA", System.Text.Encoding.ASCII.GetString(map.States.Span));
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.Equal(2, books.Seats.Count);
    }

    [ContractFact]
    public async Task Refuses_all_seats_when_one_is_taken_and_names_it()
    {
        var fixture = await OpenAsync();
        await fixture.HoldAsync(Ada, 5);

        var refused = await fixture.HoldAsync(Bob, 4, 5, 6);

        Assert.Equal("seats.taken", refused.Error?.Code);
        Assert.Equal(["A-1-6"], refused.Error!.Subjects);
        Assert.False((await fixture.HoldAsync(Bob, 4, 6)).IsError);
    }

    [ContractFact]
    public async Task Offers_a_seat_again_the_moment_its_hold_runs_out()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { Seats = new SeatPolicy { HoldSeconds = 1 } });
        await fixture.HoldAsync(Ada, 0);

        var held = await Eventually.SucceedsAsync(
            () => fixture.HoldAsync(Bob, 0), result => !result.IsError, "the hold runs out");

        Assert.Equal(Bob, held.Value!.User);
    }

    [ContractFact]
    public async Task Holds_no_more_for_one_visitor_than_the_limit_and_counts_all_reservations()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { Seats = new SeatPolicy { HeldUnitsMax = 4 } });
        await fixture.HoldAsync(Ada, 0, 1, 2);

        Assert.Equal("reservations.holds-too-much", (await fixture.HoldAsync(Ada, 3, 4)).Error?.Code);
        Assert.False((await fixture.HoldAsync(Ada, 3)).IsError);
        Assert.False((await fixture.HoldAsync(Bob, 4, 5)).IsError);
    }

    [ContractFact]
    public async Task Holds_nothing_without_a_pass_where_there_is_a_line()
    {
        var fixture = await OpenAsync(new SaleFixture.Options
        {
            Queue = new Serverless.Domain.Catalogue.QueueRules(10, 10),
            TicketQuantities = [5],
        });

        Assert.Equal("reservations.pass-missing", (await fixture.HoldAsync(Ada, 0)).Error?.Code);
        Assert.Equal("reservations.pass-missing", (await fixture.HoldTicketsAsync(Ada, 0, 1)).Error?.Code);
    }

    [ContractFact]
    public async Task Lets_go_of_a_held_seat_that_is_cancelled_and_refuses_to_cancel_twice()
    {
        var fixture = await OpenAsync();
        var held = (await fixture.HoldAsync(Ada, 7)).Value!;

        var cancelled = await fixture.CancelAsync(Ada, held.Id);

        Assert.Single(cancelled.Value!.Messages.OfType<SeatsReleased>());
        Assert.False((await fixture.HoldAsync(Bob, 7)).IsError);
        Assert.Equal(
            "reservations.already-cancelled", (await fixture.CancelAsync(Ada, held.Id)).Error?.Code);
        Assert.Equal("seats.taken", (await fixture.HoldAsync(Ada, 7)).Error?.Code);
    }

    [ContractFact]
    public async Task Refunds_a_paid_reservation_that_is_cancelled_and_sells_its_seats_again()
    {
        var fixture = await OpenAsync();
        var sale = (await fixture.BuyAsync(Ada, 1)).Value!;

        var cancelled = await fixture.CancelAsync(Ada, sale.Reservation.Id);
        var resold = await fixture.BuyAsync(Bob, 1);

        Assert.Equal(PaymentState.Refunded, cancelled.Value!.Result.Payment!.State);
        Assert.Equal(ReservationState.Confirmed, resold.Value!.Reservation.State);
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
    }

    [ContractFact]
    public async Task Sells_tickets_down_to_the_last_and_says_how_many_are_left()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { TicketQuantities = [5] });
        var held = (await fixture.HoldTicketsAsync(Ada, 0, 4)).Value!;
        await fixture.PayAsync(held);
        await fixture.ConfirmAsync(held);

        var refused = await fixture.HoldTicketsAsync(Bob, 0, 2);

        Assert.Equal("reservations.stock-short", refused.Error?.Code);
        Assert.Equal(["Type 0", "1"], refused.Error!.Subjects);
        Assert.Equal(1, (await fixture.Stock.ReadAsync(fixture.Performance.Id, default))[0].Available);
    }

    [ContractFact]
    public async Task Puts_tickets_back_on_sale_whose_hold_ran_out()
    {
        var fixture = await OpenAsync(new SaleFixture.Options
        {
            TicketQuantities = [2],
            Seats = new SeatPolicy { HoldSeconds = 1 },
        });
        await fixture.HoldTicketsAsync(Ada, 0, 2);

        var held = await Eventually.SucceedsAsync(
            () => fixture.HoldTicketsAsync(Bob, 0, 2), result => !result.IsError, "the hold runs out");

        Assert.Equal(Bob, held.Value!.User);
    }

    [ContractFact]
    public async Task Remembers_what_was_sold_over_a_Redis_that_forgot_everything()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { TicketQuantities = [3] });
        await fixture.BuyAsync(Ada, 0, 1);
        var held = (await fixture.HoldTicketsAsync(Ada, 0, 2)).Value!;
        await fixture.PayAsync(held);
        await fixture.ConfirmAsync(held);

        await fixture.EmptyRedisAsync();

        Assert.Equal("seats.taken", (await fixture.HoldAsync(Bob, 1)).Error?.Code);
        Assert.Equal("reservations.stock-short", (await fixture.HoldTicketsAsync(Bob, 0, 2)).Error?.Code);
        Assert.False((await fixture.HoldTicketsAsync(Bob, 0, 1)).IsError);
        Assert.False((await fixture.HoldAsync(Bob, 2)).IsError);
    }

    [ContractFact]
    public async Task Sells_a_seat_held_twice_over_a_forgetful_Redis_to_one_and_voids_the_other()
    {
        var fixture = await OpenAsync();
        var first = (await fixture.HoldAsync(Ada, 0)).Value!;
        await fixture.PayAsync(first);
        await fixture.EmptyRedisAsync();
        var second = (await fixture.HoldAsync(Bob, 0)).Value!;
        await fixture.PayAsync(second);

        var outcomes = await Task.WhenAll(fixture.ConfirmAsync(first), fixture.ConfirmAsync(second));

        Assert.Single(outcomes, result => !result.IsError);
        Assert.Single(outcomes, result => result.Error?.Code == "payments.too-late");
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
    }

    [ContractFact]
    public async Task Lists_a_visitors_reservations_newest_first_held_and_bought()
    {
        var fixture = await OpenAsync();
        var bought = (await fixture.BuyAsync(Ada, 0)).Value!;
        var held = (await fixture.HoldAsync(Ada, 1)).Value!;
        await fixture.HoldAsync(Bob, 2);

        var mine = await fixture.ListMine.ExecuteAsync(Ada, default);

        Assert.Equal(
            [held.Id, bought.Reservation.Id],
            mine.Where(view => view.Performance is not null).Select(view => view.Reservation.Id));
    }

    [ContractFact]
    public async Task Gives_each_hold_a_higher_fence()
    {
        var fixture = await OpenAsync();

        var fences = new List<long>();
        for (var seat = 0; seat < 5; seat++)
        {
            fences.Add((await fixture.HoldAsync(Ada, seat)).Value!.Fence);
        }

        await fixture.EmptyRedisAsync();
        fences.Add((await fixture.HoldAsync(Bob, 6)).Value!.Fence);

        Assert.Equal(fences.Order().Distinct(), fences);
    }

    private async Task<SaleFixture> OpenAsync(SaleFixture.Options? options = null) =>
        SaleFixture.Open(
            await TestRedis.OpenAsync(kind), new InMemoryDocuments(), options ?? new SaleFixture.Options());
}

public sealed class SalesOnGarnet() : SaleContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class SalesOnRedis() : SaleContract(RedisKind.Redis);
