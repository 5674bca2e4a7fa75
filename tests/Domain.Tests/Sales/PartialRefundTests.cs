using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Refunds of a purchase with tickets of which some were used for admission.</summary>
public sealed class PartialRefundTests
{
    private readonly SalesFixture _fixture = new();

    [Fact]
    public async Task Refunds_the_unused_seats_and_offers_them_again()
    {
        var bought = await _fixture.BuyAsync(Ada, 0, 1, 2);
        _fixture.Sales.Admit(bought.Id, unit: 2);

        var refunded = Accepted(await _fixture.CancelAsync(bought));

        var sale = refunded.Result;
        Assert.Equal(
            (ReservationState.Confirmed, PaymentState.Captured), (sale.Reservation.State, sale.Payment!.State));
        Assert.Equal([2], sale.KeptUnits);
        Assert.Equal((300_000, 0), (sale.RefundedAmount, sale.OwedAmount));
        Assert.Equal(150_000, _fixture.Provider.KeptAmountOf(sale.Payment.Id));
        Assert.Equal([_fixture.Seat(0), _fixture.Seat(2)], ((SeatsReleased)Assert.Single(refunded.Messages)).Seats);
        await _fixture.BuyAsync(Bob, 0, 2);
        Assert.False(await _fixture.IsFreeAsync(1));
    }

    [Fact]
    public async Task Refunds_the_unused_tickets_and_offers_them_again()
    {
        var held = await _fixture.HoldTicketsAsync(Ada, (0, 2), (1, 3));
        await _fixture.PayAsync(held);
        Accepted(await _fixture.ConfirmAsync(held));
        _fixture.Sales.Admit(held.Id, unit: 1);
        _fixture.Sales.Admit(held.Id, unit: 4);

        var sale = Accepted(await _fixture.CancelAsync(held)).Result;

        Assert.Equal([1, 4], sale.KeptUnits);
        Assert.Equal(50_000 + 60_000, sale.RefundedAmount);
        Assert.Equal(80_000, _fixture.Provider.KeptAmountOf(sale.Payment!.Id));
        Assert.Equal("reservations.stock-short", (await _fixture.TryHoldTicketsAsync(Bob, (0, 5))).Error?.Code);
        await _fixture.HoldTicketsAsync(Bob, (0, 4), (1, 4));
    }

    [Fact]
    public async Task Refunds_what_is_unused_once()
    {
        var bought = await _fixture.BuyAsync(Ada, 0, 1);
        _fixture.Sales.Admit(bought.Id);
        Accepted(await _fixture.CancelAsync(bought));

        Assert.Equal("payments.admitted", (await _fixture.CancelAsync(bought)).Error?.Code);
        Assert.Equal(150_000, _fixture.Provider.KeptAmountOf((await _fixture.StoredAsync(bought)).Payment!.Id));
    }

    [Fact]
    public async Task A_repeated_command_returns_its_refund()
    {
        var seed = new IdempotencySeed(7, _fixture.Clock.GetUtcNow());
        var bought = await _fixture.BuyAsync(Ada, 0, 1);
        _fixture.Sales.Admit(bought.Id);
        _fixture.Provider.IsUnavailable = true;
        var first = Accepted(await _fixture.CancelAsync(bought, seed: seed)).Result;
        _fixture.Provider.IsUnavailable = false;

        var repeated = Accepted(await _fixture.CancelAsync(bought, seed: seed)).Result;

        Assert.Equal((150_000, 0), (first.OwedAmount, first.RefundedAmount));
        Assert.Equal((0, 150_000), (repeated.OwedAmount, repeated.RefundedAmount));
    }

    [Fact]
    public async Task The_recovery_pays_a_refund_that_got_no_answer_once()
    {
        var bought = await _fixture.BuyAsync(Ada, 0, 1);
        _fixture.Sales.Admit(bought.Id);
        _fixture.Provider.LosesAnswers = true;
        Accepted(await _fixture.CancelAsync(bought));
        _fixture.Provider.LosesAnswers = false;
        _fixture.Clock.Advance(TimeSpan.FromSeconds(_fixture.PaymentPolicy.RecoverySeconds));

        await _fixture.Get<RecoverSales>().ExecuteAsync(default);

        var sale = await _fixture.StoredAsync(bought);
        Assert.Equal((150_000, null), (sale.RefundedAmount, sale.RecoverAt));
        Assert.Equal(150_000, _fixture.Provider.KeptAmountOf(sale.Payment!.Id));
    }

    [Fact]
    public async Task The_recovery_leaves_a_returned_seat_alone_that_another_user_bought()
    {
        var bought = await _fixture.BuyAsync(Ada, 0, 1);
        _fixture.Sales.Admit(bought.Id);
        _fixture.Provider.IsUnavailable = true;
        Accepted(await _fixture.CancelAsync(bought));
        _fixture.Provider.IsUnavailable = false;
        var resold = await _fixture.BuyAsync(Bob, 1);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(_fixture.PaymentPolicy.RecoverySeconds));

        await _fixture.Get<RecoverSales>().ExecuteAsync(default);

        Assert.Equal("seats.taken", (await _fixture.TryHoldAsync(Ada, 1)).Error?.Code);
        Accepted(await _fixture.CancelAsync(resold));
        Assert.True(await _fixture.IsFreeAsync(1));
    }

    [Fact]
    public async Task An_admission_that_comes_in_between_keeps_its_seat()
    {
        var bought = await _fixture.BuyAsync(Ada, 0, 1);
        _fixture.Sales.BeforeCommit = _ =>
        {
            _fixture.Sales.BeforeCommit = null;
            _fixture.Sales.Admit(bought.Id, unit: 2);

            return Task.CompletedTask;
        };

        Assert.Equal([2], Accepted(await _fixture.CancelAsync(bought)).Result.KeptUnits);
    }
}
