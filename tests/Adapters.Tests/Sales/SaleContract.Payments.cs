using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Payments that are late, repeated, declined or cannot be captured.</summary>
public abstract partial class SaleContract
{
    [ContractFact]
    public async Task Rejects_and_voids_a_payment_after_the_hold_expired_though_its_seats_are_free()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { Seats = new SeatPolicy { HoldSeconds = 3 } });
        var held = (await fixture.HoldAsync(Ada, 2)).Value!;
        var payment = (await fixture.PayAsync(held)).Value!;
        await Eventually.IsTrueAsync(
            async () => (await fixture.Holds.FindAsync(held.Id, default)).LeftOf(held) < TimeSpan.Zero,
            "the hold expires");

        var rejected = await fixture.ConfirmAsync(held);

        Assert.Equal("reservations.expired", rejected.Error?.Code);
        Assert.Equal(ProviderState.Voided, await fixture.Provider.FindAsync(payment.Id, default));
        Assert.Equal(ReservationState.Expired,
            (await fixture.Show.ExecuteAsync(Ada, held.Id, default)).Value!.Reservation.State);
        Assert.False((await fixture.HoldAsync(Bob, 2)).IsError);
    }

    [ContractFact]
    public async Task Voids_the_payment_and_names_the_seat_that_was_resold_after_Redis_lost_the_hold()
    {
        var fixture = await OpenAsync();
        var held = (await fixture.HoldAsync(Ada, 2)).Value!;
        var payment = (await fixture.PayAsync(held)).Value!;
        await fixture.EmptyRedisAsync();
        await fixture.BuyAsync(Bob, 2);

        var rejected = await fixture.ConfirmAsync(held);

        Assert.Equal("payments.sold-to-others", rejected.Error?.Code);
        Assert.Equal(["A-1-3"], rejected.Error!.Subjects);
        Assert.Equal(ProviderState.Voided, await fixture.Provider.FindAsync(payment.Id, default));
    }

    [ContractFact]
    public async Task Repeated_confirmations_return_the_same_order()
    {
        var fixture = await OpenAsync();
        var held = (await fixture.HoldAsync(Ada, 2)).Value!;
        await fixture.PayAsync(held);

        var orders = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.ConfirmAsync(held)));
        var later = await fixture.ConfirmAsync(held);

        Assert.All(orders.Append(later), order => Assert.Equal(later.Value!.OrderNumber, order.Value?.OrderNumber));
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.Single(books.ProviderPayments);
    }

    [ContractFact]
    public async Task Duplicate_confirmation_returns_the_same_order_when_captured_meanwhile()
    {
        var interrupted = new InterruptedProvider();
        var fixture = await OpenAsync(new SaleFixture.Options { AroundProvider = interrupted.Around });
        var held = (await fixture.HoldAsync(Ada, 2)).Value!;
        await fixture.PayAsync(held);
        var first = default(Result<Sale>);
        interrupted.BeforeNextFind = async () => first = await fixture.ConfirmAsync(held);

        var duplicate = await fixture.ConfirmAsync(held);

        Assert.NotNull(first.Value);
        Assert.Equal(first.Value.OrderNumber, duplicate.Value?.OrderNumber);
        Assert.Single((await fixture.AuditAsync()).ProviderPayments);
    }

    [ContractFact]
    public async Task Concurrent_payment_intents_create_one_payment()
    {
        var fixture = await OpenAsync();
        var held = (await fixture.HoldAsync(Ada, 2)).Value!;

        var payments = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.PayAsync(held)));

        Assert.Single(payments.Select(payment => payment.Value!.Id).Distinct());
        Assert.Single((await fixture.AuditAsync()).ProviderPayments);
    }

    [ContractFact]
    public async Task Creates_a_new_payment_after_a_declined_one()
    {
        var fixture = await OpenAsync();
        var held = (await fixture.HoldAsync(Ada, 2)).Value!;
        var declined = (await fixture.PayAsync(held, PaymentScenarios.Fail)).Value!;

        var tooEarly = await fixture.ConfirmAsync(held);
        var second = (await fixture.PayAsync(held)).Value!;
        var sale = await fixture.ConfirmAsync(held);

        Assert.Equal("payments.not-approved", tooEarly.Error?.Code);
        Assert.NotEqual(declined.Id, second.Id);
        Assert.Equal(second.Id, sale.Value!.Payment!.Id);
        Assert.Equal(
            ProviderState.Declined,
            (await fixture.ShowPayment.ExecuteAsync(Ada, declined.Id, default)).Value!.State);
    }

    [ContractFact]
    public async Task Releases_the_tickets_when_the_capture_is_rejected()
    {
        var fixture = await OpenAsync(new SaleFixture.Options { TicketQuantities = [3] });
        var held = (await fixture.HoldTicketsAsync(Ada, 0, 3)).Value!;
        await fixture.PayAsync(held, PaymentScenarios.CaptureRefused);

        var rejected = await fixture.ConfirmAsync(held);

        Assert.Equal("payments.capture-refused", rejected.Error?.Code);
        Assert.False((await fixture.HoldTicketsAsync(Bob, 0, 3)).IsError);
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
    }
}
