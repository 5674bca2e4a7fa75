using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>What cannot be cancelled.</summary>
public sealed partial class CancelReservationTests
{
    [Fact]
    public async Task Accepts_a_reason_of_the_greatest_length_and_rejects_a_longer_one()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var longest = new string('x', Cancellation.ReasonLengthMax);

        Assert.Equal("reservations.long-reason", (await _fixture.CancelAsync(held, reason: longest + 'x')).Error?.Code);
        Accepted(await _fixture.CancelAsync(held, reason: longest));
    }

    [Fact]
    public async Task Rejects_unknown_reservations_and_those_of_other_users()
    {
        var held = await _fixture.HoldAsync(Ada, 0);

        foreach (var id in _fixture.DrawUnknownIds())
        {
            await RejectsAsync("reservations.unknown-reservation", held with { Id = id });
        }

        await RejectsAsync("reservations.somebody-elses", held with { User = Bob });
        Assert.False(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Rejects_cancelled_and_expired_reservations_and_leaves_their_seats_alone()
    {
        var cancelled = await _fixture.HoldAsync(Ada, 0);
        await _fixture.CancelAsync(cancelled);
        var expired = await _fixture.HoldAsync(Ada, 1);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.HoldAsync(Bob, 0, 1);

        await RejectsAsync("reservations.already-cancelled", cancelled);
        await RejectsAsync("reservations.expired", expired);

        Assert.False(await _fixture.IsFreeAsync(0) || await _fixture.IsFreeAsync(1));
    }

    [Fact]
    public async Task Rejects_a_sale_with_a_ticket_that_was_used_for_admission()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        _fixture.Sales.Admit(bought.Id);

        await RejectsAsync("payments.admitted", bought);

        Assert.Equal(ReservationState.Confirmed, (await _fixture.StoredAsync(bought)).Reservation.State);
    }
}
