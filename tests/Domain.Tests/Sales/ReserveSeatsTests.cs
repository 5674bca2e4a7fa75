using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed partial class ReserveSeatsTests
{
    private readonly SalesFixture _fixture = new();

    [Fact]
    public async Task Holds_seats_at_the_prices_of_their_places_for_five_minutes()
    {
        var held = await _fixture.HoldAsync(Ada, 3, 14);

        Assert.Equal(["A-1-4", "A-2-5"], held.Seats.Select(seat => seat.Label));
        Assert.Equal(Money.InWon(300_000), held.Total);
        Assert.Equal(_fixture.Clock.GetUtcNow().AddMinutes(5), held.ExpiresAt);
        Assert.Equal(ReservationState.Pending, held.State);
        Assert.Equal(held.Id, (await _fixture.Holds.FindAsync(held.Id, default)).Reservation!.Id);
    }

    [Fact]
    public async Task Announces_every_held_seat_as_locked()
    {
        var result = Accepted(await _fixture.TryHoldAsync(Ada, 3, 4));

        Assert.Equal(
            [_fixture.Seat(3), _fixture.Seat(4)],
            result.Messages.Cast<SeatLocked>().Where(message => message.User == Ada).Select(message => message.Seat));
    }

    [Fact]
    public async Task Rejects_an_empty_choice() => await RejectsAsync("seats.none-chosen");

    [Fact]
    public async Task Accepts_as_many_seats_as_the_limit_and_rejects_one_more()
    {
        await _fixture.HoldAsync(Ada, 0, 1, 2, 3);

        Assert.Equal("seats.too-many", (await _fixture.TryHoldAsync(Bob, 4, 5, 6, 7, 8)).Error?.Code);
    }

    [Fact]
    public async Task Follows_the_terms_of_the_command_where_it_has_some()
    {
        SeatId[] seats = [.. Enumerable.Range(0, 5).Select(_fixture.Seat)];
        var command = new ReserveSeatsCommand(_fixture.Performance.Id, seats)
        {
            Terms = new SeatPolicy { SeatCountMax = 5, HoldSeconds = 60 },
        };

        var held = Accepted(await ReserveAsync(command)).Result;

        Assert.Equal((5, _fixture.Clock.GetUtcNow().AddMinutes(1)), (held.Seats.Count, held.ExpiresAt));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(20)]
    public async Task Rejects_seats_beyond_the_layout(int index) => await RejectsAsync("seats.unknown-seat", index);

    [Fact]
    public async Task Rejects_seats_of_other_performances()
    {
        var other = SeatId.Of(_fixture.AddPerformance().Id, 0);

        var result = await ReserveAsync(new ReserveSeatsCommand(_fixture.Performance.Id, [_fixture.Seat(0), other]));

        Assert.Equal(("seats.unknown-seat", other.ToString()), (result.Error?.Code, result.Error?.Subjects[0]));
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Rejects_a_seat_that_is_chosen_twice() => await RejectsAsync("seats.chosen-twice", 1, 2, 1);

    [Fact]
    public async Task Holds_no_seat_when_one_is_taken_and_names_those_taken()
    {
        await _fixture.HoldAsync(Ada, 5, 7);

        var result = await _fixture.TryHoldAsync(Bob, 4, 5, 6, 7);

        Assert.Equal("seats.taken", result.Error?.Code);
        Assert.Equal(["A-1-6", "A-1-8"], result.Error!.Subjects);
        Assert.True(await _fixture.IsFreeAsync(4));
    }

    [Fact]
    public async Task Offers_a_seat_again_at_the_moment_its_hold_expires()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime - TimeSpan.FromTicks(1));
        await RejectsAsync("seats.already-yours", 0);

        _fixture.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.True((await _fixture.HoldAsync(Bob, 0)).Fence > held.Fence);
    }

    [Fact]
    public async Task Limits_what_one_user_holds_over_all_reservations()
    {
        await _fixture.HoldAsync(Ada, 0, 1, 2, 3);
        await _fixture.HoldAsync(Ada, 4, 5, 6, 7);
        var last = await _fixture.HoldAsync(Ada, 8, 9, 10, 11);
        Assert.Equal("reservations.holds-too-much", (await _fixture.TryHoldAsync(Ada, 12)).Error?.Code);

        await _fixture.CancelAsync(last);

        await _fixture.HoldAsync(Ada, 8, 9, 10, 12);
    }

    [Fact]
    public async Task Requires_a_live_admission_pass_where_there_is_a_queue()
    {
        await _fixture.ChangeAsync(performance => performance with { Queue = new QueueRules(10, 10) });
        await RejectsAsync("reservations.pass-missing", 0);

        _fixture.Passes.Admit(_fixture.Performance.Id.Tag, Ada, _fixture.Clock.GetUtcNow().AddMinutes(1));
        await _fixture.HoldAsync(Ada, 0);

        _fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await RejectsAsync("reservations.pass-missing", 1);
    }

    [Fact]
    public async Task A_repeated_command_returns_the_reservation_that_it_made()
    {
        var seed = new IdempotencySeed(0x1111_2222_3333_4444, _fixture.Clock.GetUtcNow());
        var command = new ReserveSeatsCommand(_fixture.Performance.Id, [_fixture.Seat(0)]);
        var first = Accepted(await ReserveAsync(command, seed)).Result;
        _fixture.Clock.Advance(TimeSpan.FromSeconds(9));

        var second = Accepted(await ReserveAsync(command, seed)).Result;

        Assert.Equal((first.Id, first.ExpiresAt, first.Fence), (second.Id, second.ExpiresAt, second.Fence));
    }

    private async Task RejectsAsync(string code, params int[] seats) =>
        Assert.Equal(code, (await _fixture.TryHoldAsync(Ada, seats)).Error?.Code);

    private Task<Result<WithMessages<Reservation>>> ReserveAsync(
        ReserveSeatsCommand command, IdempotencySeed? seed = null) =>
        _fixture.Get<ReserveSeats>().ExecuteAsync(Ada, command, seed, default);
}
