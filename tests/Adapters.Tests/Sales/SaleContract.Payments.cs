using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Payments;
using Serverless.Domain.Platform;
using Serverless.Domain.Reservations;
using Serverless.Domain.Seats;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Payments that come late, twice, not at all, or cannot be captured.</summary>
public abstract partial class SaleContract
{
    [ContractFact]
    public async Task Sells_late_when_nobody_else_came()
    {
        var theatre = await OpenAsync(new Theatre.Options { Seats = new SeatPolicy { HoldSeconds = 3 } });
        var held = (await theatre.HoldAsync(Ada, 2)).Value!;
        await theatre.PayAsync(held);
        await Eventually.IsTrueAsync(
            () => Task.FromResult(held.StateAt(TimeProvider.System.GetUtcNow()) is ReservationState.Expired),
            "the hold runs out");
        await theatre.Sweep.ExecuteAsync(default);

        var sale = await theatre.ConfirmAsync(held);

        Assert.Equal(ReservationState.Confirmed, sale.Value!.Reservation.State);
    }

    [ContractFact]
    public async Task Voids_a_late_payment_when_somebody_else_has_the_seat_and_says_which()
    {
        var theatre = await OpenAsync(new Theatre.Options { Seats = new SeatPolicy { HoldSeconds = 4 } });
        var held = (await theatre.HoldAsync(Ada, 2)).Value!;
        var payment = (await theatre.PayAsync(held)).Value!;
        await Eventually.SucceedsAsync(
            () => theatre.HoldAsync(Bob, 2), outcome => !outcome.IsRefused, "the hold runs out");

        var refused = await theatre.ConfirmAsync(held);

        Assert.Equal("payments.too-late", refused.Refusal?.Code);
        Assert.Equal(["A-1-3"], refused.Refusal!.Subjects);
        Assert.Equal(ProviderState.Voided, await theatre.Provider.FindAsync(payment.Id, default));
        Assert.Equal(ReservationState.Expired,
            (await theatre.Show.ExecuteAsync(Ada, held.Id, default)).Value!.Reservation.State);
    }

    [ContractFact]
    public async Task Answers_a_repeated_confirmation_with_the_same_order()
    {
        var theatre = await OpenAsync();
        var held = (await theatre.HoldAsync(Ada, 2)).Value!;
        await theatre.PayAsync(held);

        var orders = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => theatre.ConfirmAsync(held)));
        var later = await theatre.ConfirmAsync(held);

        Assert.All(orders.Append(later), order => Assert.Equal(later.Value!.OrderNumber, order.Value?.OrderNumber));
        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
        Assert.Single(books.Ledger);
    }

    [ContractFact]
    public async Task Gives_a_twin_the_same_order_whose_money_was_taken_after_it_had_read_the_sale()
    {
        var interrupted = new InterruptedProvider();
        var theatre = await OpenAsync(new Theatre.Options { AroundProvider = interrupted.Around });
        var held = (await theatre.HoldAsync(Ada, 2)).Value!;
        await theatre.PayAsync(held);
        var first = default(Outcome<Sale>);
        interrupted.BeforeNextFind = async () => first = await theatre.ConfirmAsync(held);

        var twin = await theatre.ConfirmAsync(held);

        Assert.NotNull(first.Value);
        Assert.Equal(first.Value.OrderNumber, twin.Value?.OrderNumber);
        Assert.Single((await theatre.AuditAsync()).Ledger);
    }

    [ContractFact]
    public async Task Asks_for_the_money_once_however_often_the_intent_is_made()
    {
        var theatre = await OpenAsync();
        var held = (await theatre.HoldAsync(Ada, 2)).Value!;

        var payments = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => theatre.PayAsync(held)));

        Assert.Single(payments.Select(payment => payment.Value!.Id).Distinct());
        Assert.Single((await theatre.AuditAsync()).Ledger);
    }

    [ContractFact]
    public async Task Makes_a_new_payment_after_one_was_declined()
    {
        var theatre = await OpenAsync();
        var held = (await theatre.HoldAsync(Ada, 2)).Value!;
        var declined = (await theatre.PayAsync(held, PaymentScenarios.Fail)).Value!;

        var tooEarly = await theatre.ConfirmAsync(held);
        var second = (await theatre.PayAsync(held)).Value!;
        var sale = await theatre.ConfirmAsync(held);

        Assert.Equal("payments.not-approved", tooEarly.Refusal?.Code);
        Assert.NotEqual(declined.Id, second.Id);
        Assert.Equal(second.Id, sale.Value!.Payment!.Id);
        Assert.Equal(
            ProviderState.Declined,
            (await theatre.ShowPayment.ExecuteAsync(Ada, declined.Id, default)).Value!.State);
    }

    [ContractFact]
    public async Task Takes_the_sale_back_when_the_money_cannot_be_captured()
    {
        var theatre = await OpenAsync(new Theatre.Options { TicketQuantities = [3] });
        var held = (await theatre.HoldTicketsAsync(Ada, 0, 3)).Value!;
        await theatre.PayAsync(held, PaymentScenarios.CaptureRefused);

        var refused = await theatre.ConfirmAsync(held);

        Assert.Equal("payments.not-approved", refused.Refusal?.Code);
        Assert.False((await theatre.HoldTicketsAsync(Bob, 0, 3)).IsRefused);
        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
    }
}
