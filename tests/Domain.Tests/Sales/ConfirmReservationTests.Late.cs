using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Confirmations after the hold expired, and those that the provider or the store does not complete.</summary>
public sealed partial class ConfirmReservationTests
{
    [Fact]
    public async Task Rejects_a_payment_whose_hold_ran_out_and_voids_it()
    {
        var held = await PaidAsync(0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);

        await EndsAsync("reservations.expired", held, ReservationState.Expired);

        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Leaves_a_seat_alone_that_another_user_holds_when_a_payment_comes_late()
    {
        var held = await PaidAsync(0, 1);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.HoldAsync(Bob, 1);

        await EndsAsync("reservations.expired", held, ReservationState.Expired);

        Assert.Equal((true, false), (await _fixture.IsFreeAsync(0), await _fixture.IsFreeAsync(1)));
    }

    [Fact]
    public async Task Goes_on_with_a_confirmation_that_was_cut_off_after_it_extended_the_hold()
    {
        var held = await PaidAsync(0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime - TimeSpan.FromSeconds(1));
        await _fixture.Holds.ExtendAsync(_fixture.Performance, held, _fixture.SeatPolicy.SaleLifetime, default);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(2));

        Accepted(await _fixture.ConfirmAsync(held));
    }

    [Fact]
    public async Task Voids_a_payment_whose_seat_the_store_sold_to_another_user()
    {
        var held = await PaidAsync(0);
        await SellBehindTheHoldsAsync(held with { User = Bob, Id = (await _fixture.HoldAsync(Bob, 1)).Id });

        await LosesAsync(held, "A-1-1");
    }

    [Fact]
    public async Task Voids_a_payment_whose_tickets_the_store_sold_to_another_user()
    {
        var held = await _fixture.HoldTicketsAsync(Ada, (0, 3));
        await _fixture.PayAsync(held);
        await SellBehindTheHoldsAsync(held with { User = Bob, Id = (await _fixture.HoldAsync(Bob, 1)).Id });

        await LosesAsync(held, "Standing");
    }

    [Fact]
    public async Task Voids_a_payment_of_a_performance_that_was_called_off_and_says_so_whatever_the_time()
    {
        foreach (var isExpired in (bool[])[false, true])
        {
            var held = await PaidAsync(0);
            await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });
            _fixture.Clock.Advance(isExpired ? _fixture.SeatPolicy.HoldLifetime : TimeSpan.Zero);

            await EndsAsync("reservations.called-off", held, ReservationState.Cancelled);
            await RejectsAsync("reservations.called-off", held);
            await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.OnSale });
            _fixture.Provider.ClearMoves();
        }
    }

    [Fact]
    public async Task Voids_a_payment_of_a_performance_that_has_begun()
    {
        var held = await PaidAsync(0);
        await _fixture.ChangeAsync(performance => performance with
        {
            Schedule = performance.Schedule with { Date = _fixture.Clock.GetUtcNow().AddTicks(-1) },
        });

        await EndsAsync("reservations.event-over", held, ReservationState.Expired);
    }

    [Fact]
    public async Task Sells_what_was_paid_before_the_sale_closed()
    {
        var held = await PaidAsync(0);
        await _fixture.ChangeAsync(performance => performance with
        {
            Schedule = performance.Schedule with { SaleEnd = _fixture.Clock.GetUtcNow() },
        });

        Accepted(await _fixture.ConfirmAsync(held));
    }

    [Fact]
    public async Task Cancels_a_sale_whose_money_cannot_be_captured_and_names_that_reason_again()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held, PaymentScenarios.CaptureRefused);

        await RejectsAsync("payments.capture-refused", held);
        await RejectsAsync("payments.capture-refused", held);

        var sale = await _fixture.StoredAsync(held);
        Assert.Equal(
            (ReservationState.Cancelled, PaymentState.Declined), (sale.Reservation.State, sale.Payment!.State));
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Stores_that_the_provider_declined_and_accepts_a_new_payment()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held, PaymentScenarios.Fail);
        await RejectsAsync("payments.not-approved", held);
        Assert.Equal(PaymentState.Declined, (await _fixture.StoredAsync(held)).Payment!.State);

        await _fixture.PayAsync(held);

        Accepted(await _fixture.ConfirmAsync(held));
    }

    [Fact]
    public async Task Accepts_a_new_payment_after_the_provider_voided_one_by_itself()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var payment = await _fixture.PayAsync(held);
        await _fixture.Provider.VoidAsync(payment.Id, default);
        await RejectsAsync("payments.not-approved", held);

        await _fixture.PayAsync(held);

        Accepted(await _fixture.ConfirmAsync(held));
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

    private async Task LosesAsync(Reservation held, string lost)
    {
        var result = await _fixture.ConfirmAsync(held);

        Assert.Equal(("payments.sold-to-others", lost), (result.Error?.Code, Assert.Single(result.Error!.Subjects)));
        await AssertEndedAsync(held, ReservationState.Expired);
    }

    private async Task EndsAsync(string code, Reservation held, ReservationState state)
    {
        await RejectsAsync(code, held);
        await AssertEndedAsync(held, state);
    }

    private async Task AssertEndedAsync(Reservation held, ReservationState state)
    {
        var sale = await _fixture.StoredAsync(held);
        Assert.Equal((state, PaymentState.Voided), (sale.Reservation.State, sale.Payment!.State));
        Assert.Equal([ProviderState.Voided], _fixture.Provider.Moves.Select(move => move.State));
    }

    /// <summary>The holds forgot the sale of another user.</summary>
    private Task<SaleResult> SellBehindTheHoldsAsync(Reservation reservation) => _fixture.Sales.TryCommitAsync(
        _fixture.Performance,
        before: null,
        new Sale(reservation with { State = ReservationState.Confirmed }),
        default);
}
