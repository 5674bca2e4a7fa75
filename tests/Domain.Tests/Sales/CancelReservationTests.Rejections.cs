using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
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
    public async Task Releases_the_money_of_an_expired_reservation_and_says_that_it_expired()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var payment = await _fixture.PayAsync(held);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);

        await RejectsAsync("reservations.expired", held);

        var sale = await _fixture.StoredAsync(held);
        Assert.Equal((ReservationState.Expired, PaymentState.Voided), (sale.Reservation.State, sale.Payment!.State));
        Assert.Equal([(payment.Id, ProviderState.Voided)], _fixture.Provider.Moves);
    }

    [Fact]
    public async Task Refunds_until_the_performance_begins_and_later_only_for_administrators()
    {
        var (first, second) = (await _fixture.BuyAsync(Ada, 0), await _fixture.BuyAsync(Ada, 1));
        _fixture.Clock.SetUtcNow(_fixture.Performance.Schedule.Date.AddTicks(-1));
        Accepted(await _fixture.CancelAsync(first));

        _fixture.Clock.Advance(TimeSpan.FromTicks(1));

        await RejectsAsync("payments.refund-closed", second);
        Assert.Equal(PaymentState.Captured, (await _fixture.StoredAsync(second)).Payment!.State);
        Accepted(await RefundAsAdministratorAsync(second));
    }

    [Fact]
    public async Task Refunds_until_the_moment_that_the_performance_says()
    {
        var until = _fixture.Clock.GetUtcNow().AddHours(1);
        await _fixture.ChangeAsync(performance => performance with { RefundableUntil = until });
        var (first, second) = (await _fixture.BuyAsync(Ada, 0), await _fixture.BuyAsync(Ada, 1));
        _fixture.Clock.SetUtcNow(until.AddTicks(-1));
        Accepted(await _fixture.CancelAsync(first));

        _fixture.Clock.Advance(TimeSpan.FromTicks(1));

        var late = await _fixture.CancelAsync(second);
        Assert.Equal("payments.refund-closed", late.Error?.Code);
        Assert.Contains(until.ToString("yyyy-MM-ddTHH:mm:ss", null), late.Error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_performance_that_was_called_off_is_refunded_at_any_time()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });
        _fixture.Clock.SetUtcNow(_fixture.Performance.Schedule.Date.AddDays(1));

        Accepted(await _fixture.CancelAsync(bought));
    }

    [Fact]
    public async Task Rejects_a_sale_whose_tickets_were_all_used_for_admission()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        _fixture.Sales.Admit(bought.Id);

        await RejectsAsync("payments.admitted", bought);

        Assert.Equal(ReservationState.Confirmed, (await _fixture.StoredAsync(bought)).Reservation.State);
    }

    private Task<Result<WithMessages<Sale>>> RefundAsAdministratorAsync(Reservation reservation) =>
        _fixture.Get<CancelReservation>().ExecuteAsync(
            new UserId("administrator"),
            reservation.Id,
            new CancelReservationCommand(Refunds: true) { IsAdministrator = true },
            default);
}
