using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed partial class CancelReservationTests
{
    private readonly SalesFixture _fixture = new(payments: new PaymentPolicy { ChangeAttemptsMax = 3 });

    [Fact]
    public async Task Releases_a_held_reservation_and_announces_what_is_free()
    {
        var seats = await _fixture.HoldAsync(Ada, 0, 1);
        var tickets = await _fixture.HoldTicketsAsync(Ada, (0, 2));

        var cancelled = Accepted(await _fixture.CancelAsync(seats));
        var returned = Accepted(await _fixture.CancelAsync(tickets));

        Assert.Equal(ReservationState.Cancelled, cancelled.Result.Reservation.State);
        Assert.Equal([_fixture.Seat(0), _fixture.Seat(1)], ((SeatsReleased)Assert.Single(cancelled.Messages)).Seats);
        Assert.Equal(5, ((TicketStockChanged)Assert.Single(returned.Messages)).Available);
        Assert.Null(await _fixture.Sales.FindAsync(seats.Id, default));
    }

    [Fact]
    public async Task Voids_the_payment_of_a_reservation_that_is_not_confirmed()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var payment = await _fixture.PayAsync(held);

        var cancelled = Accepted(await _fixture.CancelAsync(held, refunds: false)).Result;

        Assert.Equal((PaymentState.Voided, null), (cancelled.Payment!.State, cancelled.RecoverAt));
        Assert.Equal([(payment.Id, ProviderState.Voided)], _fixture.Provider.Moves);
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Refunds_a_confirmed_reservation_only_where_refunds_are_allowed()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        await RejectsAsync("reservations.already-confirmed", bought, refunds: false);

        var cancelled = Accepted(await _fixture.CancelAsync(bought)).Result;

        Assert.Equal(PaymentState.Refunded, cancelled.Payment!.State);
        await _fixture.BuyAsync(Bob, 0);
    }

    [Fact]
    public async Task Finishes_a_sale_that_was_cut_off_before_it_refunds_it()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var payment = await _fixture.PayAsync(held);
        _fixture.Provider.IsUnavailable = true;
        await _fixture.ConfirmAsync(held);
        _fixture.Provider.IsUnavailable = false;

        Accepted(await _fixture.CancelAsync(held));

        Assert.Equal(
            [(payment.Id, ProviderState.Captured), (payment.Id, ProviderState.Refunded)], _fixture.Provider.Moves);
    }

    [Fact]
    public async Task Records_the_cancellation_of_a_hold_that_a_payment_has_claimed()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.Holds.ClaimAsync(held.Id, default);

        Accepted(await _fixture.CancelAsync(held));

        var sale = await _fixture.StoredAsync(held);
        Assert.Equal((ReservationState.Cancelled, null), (sale.Reservation.State, sale.Payment));
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Keeps_the_reason_and_has_a_usual_one()
    {
        var first = Accepted(await _fixture.CancelAsync(await _fixture.HoldAsync(Ada, 0), reason: "ill"));
        var second = Accepted(await _fixture.CancelAsync(await _fixture.HoldAsync(Ada, 0)));

        Assert.Equal("ill", first.Result.Reservation.Cancellation!.Reason);
        Assert.Equal("user_cancelled", second.Result.Reservation.Cancellation!.Reason);
    }

    [Fact]
    public async Task A_repeated_command_returns_its_cancellation_and_announces_nothing()
    {
        var seed = new IdempotencySeed(0x1111_2222_3333_4444, _fixture.Clock.GetUtcNow());
        var held = await _fixture.HoldAsync(Ada, 0);
        var paid = await _fixture.HoldAsync(Ada, 1);
        await _fixture.PayAsync(paid);

        foreach (var reservation in (Reservation[])[held, paid])
        {
            Accepted(await _fixture.CancelAsync(reservation, seed: seed));

            var repeated = Accepted(await _fixture.CancelAsync(reservation, seed: seed));

            Assert.Equal(ReservationState.Cancelled, repeated.Result.Reservation.State);
            Assert.Empty(repeated.Messages);
            Assert.Equal(
                "reservations.already-cancelled",
                (await _fixture.CancelAsync(reservation, seed: seed with { Bits = 1 })).Error?.Code);
        }
    }

    [Fact]
    public async Task A_repeated_command_finishes_the_steps_that_were_cut_off()
    {
        var seed = new IdempotencySeed(0x1111_2222_3333_4444, _fixture.Clock.GetUtcNow());
        var bought = await _fixture.BuyAsync(Ada, 0);
        _fixture.Provider.IsUnavailable = true;
        var first = Accepted(await _fixture.CancelAsync(bought, seed: seed)).Result;
        _fixture.Provider.IsUnavailable = false;

        var repeated = Accepted(await _fixture.CancelAsync(bought, seed: seed)).Result;

        Assert.Equal((PaymentState.Refunding, PaymentState.Refunded), (first.Payment!.State, repeated.Payment!.State));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "payments.changed-meanwhile")]
    public async Task Tries_again_up_to_the_limit_while_others_change_the_sale(int changes, string? code)
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        _fixture.ChangeBeforeCommits(bought, changes);

        Assert.Equal(code, (await _fixture.CancelAsync(bought)).Error?.Code);
    }

    private async Task RejectsAsync(string code, Reservation reservation, bool refunds = true) =>
        Assert.Equal(code, (await _fixture.CancelAsync(reservation, refunds)).Error?.Code);
}
