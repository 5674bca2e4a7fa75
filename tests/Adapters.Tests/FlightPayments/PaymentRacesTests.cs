using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>Steps of one order at the same time, from several processes.</summary>
public sealed class PaymentRacesTests
{
    private const int Rounds = 20;

    [Fact]
    public async Task Events_at_once_pay_once()
    {
        await using var fixture = await PaymentFixture.StartAsync();
        var other = fixture.Start(fixture.Documents);

        for (var round = 0; round < Rounds; round++)
        {
            var order = await fixture.OrderAsync();
            var receipt = fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);

            await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Task.Run(
                () => (index % 2 == 0 ? fixture.Process : other).ReceiveAsync(order, receipt))));

            var after = await fixture.ReadAsync(order);
            Assert.Equal((PaymentOrderState.Paid, 0), (after.State, after.Refunds.Count));
        }
    }

    [Fact]
    public async Task An_event_and_a_refund_at_once_lose_nothing()
    {
        await using var fixture = await PaymentFixture.StartAsync();
        var other = fixture.Start(fixture.Documents);

        for (var round = 0; round < Rounds; round++)
        {
            var (order, receipt) = await fixture.PaidAsync();
            var cancels = fixture.Bootpay.State.CancelCount;

            await Task.WhenAll(
                Task.Run(() => fixture.Process.ReceiveAsync(order, receipt)),
                Task.Run(() => other.Refund.ExecuteAsync(order.Id, new(order.Amount, "c", "r"), default)),
                Task.Run(() => fixture.Process.Refund.ExecuteAsync(order.Id, new(order.Amount, "c", "r"), default)));
            await fixture.RecoverAsync(TimeSpan.FromMinutes(2));

            var after = await fixture.ReadAsync(order);
            Assert.Equal((PaymentOrderState.Cancelled, order.Amount), (after.State, after.CancelledAmount));
            Assert.Equal(cancels + 1, fixture.Bootpay.State.CancelCount);
        }
    }

    [Fact]
    public async Task An_attachment_and_the_time_of_the_refund_at_once_agree()
    {
        await using var fixture = await PaymentFixture.StartAsync();

        for (var round = 0; round < Rounds; round++)
        {
            var (order, receipt) = await fixture.PaidAsync();
            var booking = fixture.Bookings.Add(fixture.Payer.Id, order.Amount);
            fixture.Clock.Advance(fixture.Policy.UnattachedTime - TimeSpan.FromMilliseconds(round % 2));

            var attached = fixture.Process.Attach.ExecuteAsync(
                fixture.Payer.Id, order.Id.Value, booking.Number, default);
            await Task.WhenAll(attached, Task.Run(() => fixture.Process.Recover.ExecuteAsync(default)));
            await fixture.RecoverAsync(TimeSpan.FromMinutes(3));

            Assert.Equal(
                (await attached).IsError ? order.Amount : 0, fixture.Receipt(receipt).CancelledPrice);
            Assert.Equal((await attached).IsError, fixture.Bookings.PaymentOf(booking.Number) is null);
        }
    }
}
