using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class CreatePaymentIntentTests
{
    private readonly SalesFixture _fixture = new(payments: new PaymentPolicy { ChangeAttemptsMax = 3 });

    [Fact]
    public async Task Records_the_reservation_with_its_payment_and_asks_the_provider()
    {
        var held = await _fixture.HoldAsync(Ada, 0);

        var payment = await _fixture.PayAsync(held);

        var sale = await _fixture.StoredAsync(held);
        Assert.Equal((payment, held.Id), (sale.Payment, sale.Reservation.Id));
        Assert.Equal((held.Total, PaymentState.Requested), (payment.Amount, payment.State));
        Assert.Equal(ProviderState.Authorised, await _fixture.Provider.FindAsync(payment.Id, default));
    }

    [Fact]
    public async Task Leaves_the_payment_open_for_a_late_confirmation()
    {
        var held = await _fixture.HoldAsync(Ada, 0);

        await _fixture.PayAsync(held);

        var sale = await _fixture.StoredAsync(held);
        Assert.Equal(held.ExpiresAt.AddSeconds(_fixture.PaymentPolicy.LateSeconds), sale.RecoverAt);
    }

    [Fact]
    public async Task Returns_the_live_payment_when_it_is_asked_again()
    {
        var held = await _fixture.HoldAsync(Ada, 0);

        var first = await _fixture.PayAsync(held);

        Assert.Equal(first, await _fixture.PayAsync(held));
    }

    [Fact]
    public async Task Makes_a_new_payment_only_after_the_last_was_declined()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var declined = await _fixture.PayAsync(held, PaymentScenarios.Fail);

        var second = await _fixture.PayAsync(held);

        Assert.NotEqual(declined.Id, second.Id);
        Assert.Equal(second, (await _fixture.StoredAsync(held)).Payment);
    }

    [Fact]
    public async Task A_repeated_command_returns_its_payment_whatever_became_of_it()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var seed = new IdempotencySeed(0x1111_2222_3333_4444, _fixture.Clock.GetUtcNow());
        var first = Accepted(await _fixture.TryPayAsync(held, PaymentScenarios.Fail, seed));
        await _fixture.PayAsync(held);
        Accepted(await _fixture.ConfirmAsync(held));

        var repeated = Accepted(await _fixture.TryPayAsync(
            held, PaymentScenarios.Fail, seed with { FirstSeenAt = seed.FirstSeenAt.AddSeconds(90) }));

        Assert.Equal(first.Id, repeated.Id);
    }

    [Fact]
    public async Task The_intent_stands_when_the_provider_does_not_answer()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        _fixture.Provider.IsUnavailable = true;

        await _fixture.PayAsync(held);

        _fixture.Provider.IsUnavailable = false;
        Accepted(await _fixture.ConfirmAsync(held));
    }

    [Fact]
    public async Task Rejects_unknown_scenarios() =>
        Assert.Equal(
            "payments.unknown-scenario",
            (await _fixture.TryPayAsync(await _fixture.HoldAsync(Ada, 0), "4000000000000099")).Error?.Code);

    [Fact]
    public async Task Rejects_unknown_reservations()
    {
        foreach (var id in _fixture.DrawUnknownIds())
        {
            Assert.Equal("reservations.unknown-reservation", await PayAsync(Ada, id, 1));
        }
    }

    [Fact]
    public async Task Rejects_other_users_and_leaves_their_hold_unclaimed()
    {
        var held = await _fixture.HoldAsync(Ada, 0);

        Assert.Equal("payments.not-the-payer", await PayAsync(Bob, held.Id, held.Total.Amount));
        Assert.NotNull(await _fixture.Holds.TryCancelAsync(_fixture.Performance, held, default));
    }

    [Theory]
    [InlineData(149_999)]
    [InlineData(150_001)]
    public async Task Rejects_any_amount_but_the_total(long amount)
    {
        var held = await _fixture.HoldAsync(Ada, 0);

        Assert.Equal("payments.wrong-amount", await PayAsync(Ada, held.Id, amount));
        Assert.Equal(
            "payments.wrong-amount",
            (await _fixture.TryPayAsync(held with { Total = held.Total with { Currency = "USD" } })).Error?.Code);
    }

    [Fact]
    public async Task Rejects_reservations_that_are_confirmed_cancelled_or_expired()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        var cancelled = await _fixture.HoldAsync(Ada, 1);
        await _fixture.CancelAsync(cancelled);
        var expired = await _fixture.HoldAsync(Ada, 2);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);

        Assert.Equal("reservations.already-confirmed", (await _fixture.TryPayAsync(bought)).Error?.Code);
        Assert.Equal("reservations.already-cancelled", (await _fixture.TryPayAsync(cancelled)).Error?.Code);
        Assert.Equal("reservations.expired", (await _fixture.TryPayAsync(expired)).Error?.Code);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "payments.changed-meanwhile")]
    public async Task Tries_again_up_to_the_limit_while_others_change_the_sale(int changes, string? code)
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held, PaymentScenarios.Fail);
        _fixture.ChangeBeforeCommits(held, changes);

        Assert.Equal(code, (await _fixture.TryPayAsync(held)).Error?.Code);
    }

    private async Task<string?> PayAsync(UserId user, ReservationId id, long amount)
    {
        var command = new CreatePaymentIntentCommand(Money.InWon(amount), PaymentScenarios.Approve);

        return (await _fixture.Get<CreatePaymentIntent>().ExecuteAsync(user, id, command, default)).Error?.Code;
    }
}
