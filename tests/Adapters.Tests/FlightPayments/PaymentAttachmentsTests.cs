using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;
using Serverless.Local.Bootpay;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>A payment and a booking of the same user and amount come together, once.</summary>
public sealed class PaymentAttachmentsTests : IAsyncLifetime
{
    private PaymentFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await PaymentFixture.StartAsync();

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task A_payment_pays_for_its_booking_and_stays()
    {
        var (order, receipt) = await _fixture.PaidAsync();
        var booking = _fixture.Bookings.Add(_fixture.Payer.Id, order.Amount);

        var (first, again) = (await AttachAsync(order, booking.Number), await AttachAsync(order, booking.Number));
        await _fixture.RecoverAsync(TimeSpan.FromHours(1));

        Assert.Equal((null, null), (first, again));
        Assert.Equal(order.Id, _fixture.Bookings.PaymentOf(booking.Number));
        Assert.Equal(0, _fixture.Receipt(receipt).CancelledPrice);
    }

    [Fact]
    public async Task A_payment_whose_event_is_late_is_looked_up()
    {
        var order = await _fixture.OrderAsync();
        var booking = _fixture.Bookings.Add(_fixture.Payer.Id, order.Amount);
        var before = await AttachAsync(order, booking.Number);
        _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);

        var after = await AttachAsync(order, booking.Number);

        Assert.Equal(("flight-payments.not-paid", null), (before, after));
    }

    [Fact]
    public async Task Nobody_knows_whether_it_was_paid_while_Bootpay_is_away()
    {
        var order = await _fixture.OrderAsync();
        var booking = _fixture.Bookings.Add(_fixture.Payer.Id, order.Amount);
        _fixture.Bootpay.Faults.Plan("search", FakeFault.LoseCall);

        Assert.Equal("flight-payments.no-answer", await AttachAsync(order, booking.Number));
    }

    [Fact]
    public async Task Rejects_what_is_not_the_callers_or_does_not_fit()
    {
        var (order, _) = await _fixture.PaidAsync();
        var own = _fixture.Bookings.Add(_fixture.Payer.Id, order.Amount);
        var foreign = _fixture.Bookings.Add(new UserId("other"), order.Amount);
        var dearer = _fixture.Bookings.Add(_fixture.Payer.Id, order.Amount + 1);
        var cancelled = _fixture.Bookings.Add(_fixture.Payer.Id, order.Amount);
        _fixture.Bookings.Cancel(cancelled.Number);

        Assert.Equal("flight-payments.unknown-booking", await AttachAsync(order, foreign.Number));
        Assert.Equal("flight-payments.other-amount", await AttachAsync(order, dearer.Number));
        Assert.Equal("flight-payments.unknown-booking", await AttachAsync(order, cancelled.Number));
        Assert.Equal("flight-payments.unknown-booking", await AttachAsync(order, 99));
        Assert.Equal(
            "flight-payments.unknown-order",
            (await _fixture.Process.Attach.ExecuteAsync(new UserId("other"), order.Id.Value, own.Number, default))
                .Error?.Code);
        Assert.Null((await _fixture.ReadAsync(order)).Booking);
    }

    [Fact]
    public async Task Of_two_payments_of_one_booking_the_second_goes_back()
    {
        var ((first, _), (second, receipt)) = (await _fixture.PaidAsync(), await _fixture.PaidAsync());
        var booking = _fixture.Bookings.Add(_fixture.Payer.Id, first.Amount);

        var codes = (await AttachAsync(first, booking.Number), await AttachAsync(second, booking.Number));
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(32));

        Assert.Equal((null, "flight-payments.other-booking"), codes);
        Assert.Equal(second.Amount, _fixture.Receipt(receipt).CancelledPrice);
    }

    private async Task<string?> AttachAsync(PaymentOrder order, int booking) =>
        (await _fixture.Process.Attach.ExecuteAsync(_fixture.Payer.Id, order.Id.Value, booking, default)).Error?.Code;
}
