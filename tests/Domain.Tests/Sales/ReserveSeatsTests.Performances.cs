using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Performances whose seats can or cannot be held.</summary>
public sealed partial class ReserveSeatsTests
{
    [Fact]
    public async Task Rejects_unknown_performances_and_drafts()
    {
        var unknown = new PerformanceId(ScopedId.Create(ScopedKind.Performance, 99, 0));

        Assert.Equal(
            "seats.unknown-performance",
            (await ReserveAsync(new ReserveSeatsCommand(unknown, [SeatId.Of(unknown, 0)]))).Error?.Code);
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Draft });
        await RejectsAsync("seats.unknown-performance", 0);
    }

    [Fact]
    public async Task Rejects_performances_without_a_seat_layout()
    {
        await _fixture.ChangeAsync(performance => performance with { Layout = null });

        await RejectsAsync("seats.no-numbered-seats", 0);
    }

    [Fact]
    public async Task Rejects_seats_by_place_where_seats_have_only_names()
    {
        await _fixture.ChangeAsync(performance => performance with { Name = "evt" });
        var command = new ReserveSeatsCommand(_fixture.Performance.Id, [_fixture.Seat(0)]);

        Assert.Equal("seats.no-numbered-seats", (await ReserveAsync(command)).Error?.Code);
        Assert.Equal("front", Accepted(await ReserveAsync(command with { Labels = ["front"] })).Result.Seats[0].Label);
    }

    [Fact]
    public async Task Sells_only_between_the_start_and_the_end_of_the_sale()
    {
        var now = _fixture.Clock.GetUtcNow();
        var schedule = _fixture.Performance.Schedule;
        await SetScheduleAsync(schedule with { SaleStart = now.AddTicks(1) });
        await RejectsAsync("reservations.not-on-sale", 0);
        await SetScheduleAsync(schedule with { SaleEnd = now });
        await RejectsAsync("reservations.not-on-sale", 0);

        await SetScheduleAsync(schedule with { SaleStart = now, SaleEnd = now.AddTicks(1) });
        await _fixture.HoldAsync(Ada, 0);
    }

    [Fact]
    public async Task Rejects_cancelled_performances_and_tries_those_that_are_sold_out()
    {
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });
        await RejectsAsync("reservations.called-off", 0);

        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.SoldOut });
        await _fixture.HoldAsync(Ada, 0);
    }

    private Task SetScheduleAsync(PerformanceSchedule schedule) =>
        _fixture.ChangeAsync(performance => performance with { Schedule = schedule });
}
