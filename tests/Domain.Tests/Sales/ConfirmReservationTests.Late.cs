using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Confirmations after the hold expired, and those that the provider or the store does not complete.</summary>
public sealed partial class ConfirmReservationTests
{
    [Fact]
    public async Task Sells_late_when_no_other_user_took_the_seats()
    {
        var held = await PaidAsync(0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.Get<ExpireHolds>().ExecuteAsync(default);

        Accepted(await _fixture.ConfirmAsync(held));
    }

    [Fact]
    public async Task Voids_a_late_payment_when_another_user_holds_a_seat_and_names_it()
    {
        var held = await PaidAsync(0, 1);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.HoldAsync(Bob, 1);

        await LosesAsync(held, "A-1-2");

        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Voids_a_payment_whose_seat_the_store_sold_to_another_user()
    {
        var held = await PaidAsync(0);
        await SellBehindTheHoldsAsync(held with { User = Bob, Id = (await _fixture.HoldAsync(Bob, 1)).Id });

        await LosesAsync(held, "A-1-1", "payments.sold-to-others");
    }

    [Fact]
    public async Task Voids_a_payment_whose_tickets_the_store_sold_to_another_user()
    {
        var held = await _fixture.HoldTicketsAsync(Ada, (0, 3));
        await _fixture.PayAsync(held);
        await SellBehindTheHoldsAsync(held with { User = Bob, Id = (await _fixture.HoldAsync(Bob, 1)).Id });

        await LosesAsync(held, "Standing", "payments.sold-to-others");
    }

    [Fact]
    public async Task Voids_a_payment_of_a_performance_that_was_cancelled()
    {
        var held = await PaidAsync(0);
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });

        await LosesAsync(held, "Hamlet");
    }

    [Fact]
    public async Task Cancels_a_sale_whose_money_cannot_be_captured()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held, PaymentScenarios.CaptureRefused);

        await RejectsAsync("payments.not-approved", held);

        var sale = await _fixture.StoredAsync(held);
        Assert.Equal(
            (ReservationState.Cancelled, PaymentState.Voided), (sale.Reservation.State, sale.Payment!.State));
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Asks_to_confirm_again_when_the_provider_does_not_answer()
    {
        var held = await PaidAsync(0);
        _fixture.Provider.IsUnavailable = true;
        await RejectsAsync("payments.unfinished", held);
        Assert.Equal("seats.taken", (await _fixture.TryHoldAsync(Bob, 0)).Error?.Code);

        _fixture.Provider.IsUnavailable = false;

        Assert.Equal(PaymentState.Captured, Accepted(await _fixture.ConfirmAsync(held)).Result.Payment!.State);
    }

    private async Task LosesAsync(Reservation held, string lost, string code = "payments.too-late")
    {
        var result = await _fixture.ConfirmAsync(held);

        Assert.Equal((code, lost), (result.Error?.Code, Assert.Single(result.Error!.Subjects)));
        var sale = await _fixture.StoredAsync(held);
        Assert.Equal((ReservationState.Expired, PaymentState.Voided), (sale.Reservation.State, sale.Payment!.State));
        Assert.Equal([ProviderState.Voided], _fixture.Provider.Moves.Select(move => move.State));
    }

    /// <summary>The holds forgot the sale of another user.</summary>
    private Task<SaleResult> SellBehindTheHoldsAsync(Reservation reservation) => _fixture.Sales.TryCommitAsync(
        _fixture.Performance,
        before: null,
        new Sale(reservation with { State = ReservationState.Confirmed }),
        default);
}
