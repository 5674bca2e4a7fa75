using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Purchases and cancellations from the hold to the refund, without concurrency.</summary>
public abstract partial class SaleContract(RedisKind kind)
{
    private static readonly UserId Ada = new("ada");
    private static readonly UserId Bob = new("bob");

    [ContractFact]
    public async Task Sells_held_and_paid_seats()
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
    public async Task Rejects_all_seats_when_one_is_taken_and_names_it()
    {
        var fixture = await OpenAsync();
        await fixture.HoldAsync(Ada, 5);

        var rejected = await fixture.HoldAsync(Bob, 4, 5, 6);

        Assert.Equal("seats.taken", rejected.Error?.Code);
        Assert.Equal(["A-1-6"], rejected.Error!.Subjects);
        Assert.False((await fixture.HoldAsync(Bob, 4, 6)).IsError);
    }

    [ContractFact]
    public async Task Seat_is_available_again_when_its_hold_expires()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { Seats = new SeatPolicy { HoldSeconds = 1 } });
        await fixture.HoldAsync(Ada, 0);

        var held = await Eventually.SucceedsAsync(
            () => fixture.HoldAsync(Bob, 0), result => !result.IsError, "the hold expires");

        Assert.Equal(Bob, held.Value!.User);
    }

    [ContractFact]
    public async Task Limits_the_units_one_user_holds_over_all_reservations()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { Seats = new SeatPolicy { HeldUnitsMax = 4 } });
        await fixture.HoldAsync(Ada, 0, 1, 2);

        Assert.Equal("reservations.holds-too-much", (await fixture.HoldAsync(Ada, 3, 4)).Error?.Code);
        Assert.False((await fixture.HoldAsync(Ada, 3)).IsError);
        Assert.False((await fixture.HoldAsync(Bob, 4, 5)).IsError);
    }

    [ContractFact]
    public async Task Rejects_a_hold_without_an_admission_pass_when_there_is_a_queue()
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
    public async Task Cancelling_releases_held_seats_and_is_rejected_the_second_time()
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
    public async Task Cancelling_refunds_a_paid_reservation_and_resells_its_seats()
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
    public async Task Rejects_more_tickets_than_remain_and_returns_the_remaining_count()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { TicketQuantities = [5] });
        var held = (await fixture.HoldTicketsAsync(Ada, 0, 4)).Value!;
        await fixture.PayAsync(held);
        await fixture.ConfirmAsync(held);

        var rejected = await fixture.HoldTicketsAsync(Bob, 0, 2);

        Assert.Equal("reservations.stock-short", rejected.Error?.Code);
        Assert.Equal(["Type 0", "1"], rejected.Error!.Subjects);
        Assert.Equal(1, (await fixture.Stock.ReadAsync(fixture.Performance.Id, default))[0].Available);
    }

    [ContractFact]
    public async Task Tickets_are_available_again_when_their_hold_expires()
    {
        var fixture = await OpenAsync(new SaleFixture.Options
        {
            TicketQuantities = [2],
            Seats = new SeatPolicy { HoldSeconds = 1 },
        });
        await fixture.HoldTicketsAsync(Ada, 0, 2);

        var held = await Eventually.SucceedsAsync(
            () => fixture.HoldTicketsAsync(Bob, 0, 2), result => !result.IsError, "the hold expires");

        Assert.Equal(Bob, held.Value!.User);
    }

    [ContractFact]
    public async Task Sold_units_stay_sold_after_Redis_loses_all_data()
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
    public async Task Confirms_one_of_two_holds_of_a_seat_after_Redis_lost_the_first()
    {
        var fixture = await OpenAsync();
        var first = (await fixture.HoldAsync(Ada, 0)).Value!;
        await fixture.PayAsync(first);
        await fixture.EmptyRedisAsync();
        var second = (await fixture.HoldAsync(Bob, 0)).Value!;
        await fixture.PayAsync(second);

        var outcomes = await Task.WhenAll(fixture.ConfirmAsync(first), fixture.ConfirmAsync(second));

        Assert.Single(outcomes, result => !result.IsError);
        Assert.Single(outcomes, result => result.Error?.Code == "payments.sold-to-others");
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
    }

    [ContractFact]
    public async Task Lists_a_users_pending_and_confirmed_reservations_newest_first()
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
    public async Task Every_hold_has_a_higher_fence()
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
