using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class ReserveTicketsTests
{
    private readonly SalesFixture _fixture = new();

    [Fact]
    public async Task Holds_tickets_of_several_types_at_their_prices()
    {
        var held = await _fixture.HoldTicketsAsync(Ada, (1, 2), (0, 1));

        Assert.Equal(
            [(0, "Standing", 1, 50_000), (1, "Balcony", 2, 60_000)],
            held.Tickets.Select(item => (item.Ordinal, item.Name, item.Quantity, item.Subtotal)));
        Assert.Equal((Money.InWon(110_000), 3), (held.Total, held.UnitCount));
        Assert.Equal(_fixture.Clock.GetUtcNow().AddMinutes(5), held.ExpiresAt);
    }

    [Fact]
    public async Task Announces_what_is_left_of_each_type()
    {
        var result = Accepted(await _fixture.TryHoldTicketsAsync(Ada, (0, 2), (1, 5)));

        var messages = result.Messages.Cast<TicketStockChanged>();
        Assert.Equal(
            [(_fixture.Type(0), 3, 5), (_fixture.Type(1), 0, 5)],
            messages.Select(message => (message.TicketType, message.Available, message.Total)));
    }

    [Fact]
    public async Task Adds_up_a_type_that_is_named_twice()
    {
        var held = await _fixture.HoldTicketsAsync(Ada, (0, 2), (0, 3));

        Assert.Equal(5, Assert.Single(held.Tickets).Quantity);
    }

    [Fact]
    public async Task Rejects_an_empty_choice() => await RejectsAsync("reservations.nothing-chosen");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Rejects_quantities_below_one(int quantity) =>
        await RejectsAsync("reservations.bad-quantity", (1, 1), (0, quantity));

    [Fact]
    public async Task Accepts_as_many_tickets_as_the_limit_and_rejects_one_more()
    {
        await RejectsAsync("reservations.too-many", (0, 5), (1, 6));
        await RejectsAsync("reservations.too-many", (0, int.MaxValue), (1, int.MaxValue));

        await _fixture.HoldTicketsAsync(Ada, (0, 5), (1, 5));
    }

    [Fact]
    public async Task Rejects_unknown_performances_and_drafts()
    {
        var unknown = new PerformanceId(ScopedId.Create(ScopedKind.Performance, 99, 0));

        Assert.Equal("reservations.unknown-performance", (await ReserveAsync(unknown, _fixture.Type(0))).Error?.Code);
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Draft });
        await RejectsAsync("reservations.unknown-performance", (0, 1));
    }

    [Fact]
    public async Task Sells_only_between_the_start_and_the_end_of_the_sale()
    {
        var now = _fixture.Clock.GetUtcNow();
        var schedule = _fixture.Performance.Schedule;
        await SetScheduleAsync(schedule with { SaleStart = now.AddTicks(1) });
        await RejectsAsync("reservations.not-on-sale", (0, 1));
        await SetScheduleAsync(schedule with { SaleEnd = now });
        await RejectsAsync("reservations.not-on-sale", (0, 1));

        await SetScheduleAsync(schedule with { SaleStart = now, SaleEnd = now.AddTicks(1) });
        await _fixture.HoldTicketsAsync(Ada, (0, 1));
    }

    [Fact]
    public async Task Rejects_cancelled_performances_and_tries_those_that_are_sold_out()
    {
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });
        await RejectsAsync("reservations.called-off", (0, 1));

        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.SoldOut });
        await _fixture.HoldTicketsAsync(Ada, (0, 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public async Task Rejects_types_that_the_performance_does_not_have(int ordinal) =>
        await RejectsAsync("reservations.unknown-ticket-type", (ordinal, 1));

    [Fact]
    public async Task Rejects_types_of_other_performances_and_foreign_identifiers()
    {
        var id = _fixture.Performance.Id;
        var other = TicketTypeId.Of(_fixture.AddPerformance().Id, 0);

        foreach (var type in (TicketTypeId[])[other, new TicketTypeId(Guid.Empty), new TicketTypeId(id.Value)])
        {
            Assert.Equal("reservations.unknown-ticket-type", (await ReserveAsync(id, type)).Error?.Code);
        }
    }

    [Fact]
    public async Task Sells_down_to_the_last_ticket_and_reports_what_is_left()
    {
        await _fixture.HoldTicketsAsync(Ada, (0, 3));

        var result = await _fixture.TryHoldTicketsAsync(Bob, (1, 1), (0, 3));

        Assert.Equal("reservations.stock-short", result.Error?.Code);
        Assert.Equal(["Standing", "2"], result.Error!.Subjects);
        await _fixture.HoldTicketsAsync(Bob, (0, 2), (1, 5));
    }

    [Fact]
    public async Task Offers_tickets_again_at_the_moment_their_hold_expires()
    {
        await _fixture.HoldTicketsAsync(Ada, (0, 5));
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime - TimeSpan.FromTicks(1));
        await RejectsAsync("reservations.stock-short", (0, 1));

        _fixture.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(Bob, (await _fixture.HoldTicketsAsync(Bob, (0, 5))).User);
    }

    [Fact]
    public async Task Limits_what_one_user_holds_over_seats_and_tickets()
    {
        await _fixture.HoldAsync(Ada, 0, 1, 2);
        await _fixture.HoldTicketsAsync(Ada, (0, 5), (1, 4));

        await RejectsAsync("reservations.holds-too-much", (1, 1));

        await _fixture.HoldTicketsAsync(Bob, (1, 1));
    }

    [Fact]
    public async Task Requires_an_admission_pass_where_there_is_a_queue()
    {
        await _fixture.ChangeAsync(performance => performance with { Queue = new QueueRules(10, 10) });
        await RejectsAsync("reservations.pass-missing", (0, 1));

        _fixture.Passes.Admit(_fixture.Performance.Id.Tag, Ada, _fixture.Clock.GetUtcNow().AddMinutes(1));

        await _fixture.HoldTicketsAsync(Ada, (0, 1));
    }

    [Fact]
    public async Task A_repeated_command_returns_the_reservation_that_it_made_and_takes_no_more()
    {
        var seed = new IdempotencySeed(0x1111_2222_3333_4444, _fixture.Clock.GetUtcNow());
        var first = Accepted(await ReserveAsync(_fixture.Performance.Id, _fixture.Type(0), seed));

        var second = Accepted(await ReserveAsync(_fixture.Performance.Id, _fixture.Type(0), seed));

        Assert.Equal(first.Result.Id, second.Result.Id);
        Assert.Equal(4, Assert.Single(second.Messages.Cast<TicketStockChanged>()).Available);
    }

    private async Task RejectsAsync(string code, params (int Ordinal, int Quantity)[] items) =>
        Assert.Equal(code, (await _fixture.TryHoldTicketsAsync(Ada, items)).Error?.Code);

    private Task SetScheduleAsync(PerformanceSchedule schedule) =>
        _fixture.ChangeAsync(performance => performance with { Schedule = schedule });

    private Task<Result<WithMessages<Reservation>>> ReserveAsync(
        PerformanceId performance, TicketTypeId type, IdempotencySeed? seed = null) =>
        _fixture.Get<ReserveTickets>().ExecuteAsync(Ada, performance, [(type, 1)], seed, default);
}
