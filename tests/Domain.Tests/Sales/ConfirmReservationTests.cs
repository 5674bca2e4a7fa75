using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed partial class ConfirmReservationTests
{
    private readonly SalesFixture _fixture = new(
        payments: new PaymentPolicy { ChangeAttemptsMax = 3, DecisionWaitMilliseconds = 0 });

    [Fact]
    public async Task Captures_the_money_sells_the_seats_and_announces_them()
    {
        var held = await _fixture.HoldAsync(Ada, 0, 1);
        var payment = await _fixture.PayAsync(held);

        var confirmed = Accepted(await _fixture.ConfirmAsync(held));

        Assert.Equal(ReservationState.Confirmed, confirmed.Result.Reservation.State);
        Assert.Equal((PaymentState.Captured, null), (confirmed.Result.Payment!.State, confirmed.Result.RecoverAt));
        Assert.Equal(
            [_fixture.Seat(0), _fixture.Seat(1)], confirmed.Messages.Cast<SeatSold>().Select(message => message.Seat));
        Assert.Equal([(payment.Id, ProviderState.Captured)], _fixture.Provider.Moves);
        Assert.Equal("seats.taken", (await _fixture.TryHoldAsync(Bob, 0)).Error?.Code);
    }

    [Fact]
    public async Task Ends_the_admission_pass_of_the_buyer()
    {
        await _fixture.ChangeAsync(performance => performance with { Queue = new QueueRules(10, 10) });
        _fixture.Passes.Admit(_fixture.Performance.Id.Tag, Ada, _fixture.Clock.GetUtcNow().AddHours(1));

        await _fixture.BuyAsync(Ada, 0);

        Assert.False(_fixture.Passes.Has(_fixture.Performance.Id.Tag, Ada));
    }

    [Fact]
    public async Task A_repeated_confirmation_returns_the_same_order_and_captures_once()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);

        var first = Accepted(await _fixture.ConfirmAsync(held)).Result;
        var second = Accepted(await _fixture.ConfirmAsync(held)).Result;

        Assert.Equal(first.OrderNumber, second.OrderNumber);
        Assert.Single(_fixture.Provider.Moves);
    }

    [Fact]
    public async Task A_duplicate_that_was_overtaken_returns_the_same_order()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);
        var first = default(Result<WithMessages<Sale>>);
        _fixture.Provider.BeforeNextFind = async () => first = await _fixture.ConfirmAsync(held);

        var second = Accepted(await _fixture.ConfirmAsync(held)).Result;

        Assert.Equal(Accepted(first).Result.OrderNumber, second.OrderNumber);
        Assert.Single(_fixture.Provider.Moves);
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
        await _fixture.PayAsync(held);
        await RejectsAsync("reservations.somebody-elses", held with { User = Bob });
    }

    [Fact]
    public async Task Rejects_reservations_without_an_approved_payment()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await RejectsAsync("payments.not-approved", held);

        await _fixture.PayAsync(held, PaymentScenarios.Fail);
        await RejectsAsync("payments.not-approved", held);

        await _fixture.PayAsync(held, PaymentScenarios.Delay);
        await RejectsAsync("payments.not-approved", held);
        _fixture.Clock.Advance(Fakes.Sales.FakePaymentProvider.Delay);
        Accepted(await _fixture.ConfirmAsync(held));
    }

    [Fact]
    public async Task Rejects_a_payment_that_is_not_the_present_one()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var declined = await _fixture.PayAsync(held, PaymentScenarios.Fail);
        var present = await _fixture.PayAsync(held);

        Assert.Equal("payments.other-payment", (await _fixture.ConfirmAsync(held, declined.Id)).Error?.Code);
        Accepted(await _fixture.ConfirmAsync(held, present.Id));
    }

    [Fact]
    public async Task Rejects_cancelled_and_expired_reservations()
    {
        var cancelled = await _fixture.HoldAsync(Ada, 0);
        await _fixture.CancelAsync(cancelled);
        var expired = await _fixture.HoldAsync(Ada, 1);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);

        await RejectsAsync("reservations.already-cancelled", cancelled);
        await RejectsAsync("reservations.expired", expired);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "payments.changed-meanwhile")]
    public async Task Tries_again_up_to_the_limit_while_others_change_the_sale(int changes, string? code)
    {
        var held = await PaidAsync(0);
        _fixture.ChangeBeforeCommits(held, changes);

        Assert.Equal(code, (await _fixture.ConfirmAsync(held)).Error?.Code);
    }

    private async Task<Reservation> PaidAsync(params int[] seats)
    {
        var held = await _fixture.HoldAsync(Ada, seats);
        await _fixture.PayAsync(held);

        return held;
    }

    private async Task RejectsAsync(string code, Reservation reservation) =>
        Assert.Equal(code, (await _fixture.ConfirmAsync(reservation)).Error?.Code);
}
