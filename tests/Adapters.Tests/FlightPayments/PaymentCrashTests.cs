using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>
/// A process is killed before or after each of its durable steps. Another one goes on, and money, booking and order
/// agree in the end.
/// </summary>
public sealed class PaymentCrashTests
{
    private const int StepsMax = 40;

    [Fact]
    public async Task A_payment_with_a_booking_survives_every_crash()
    {
        await using var fixture = await PaymentFixture.StartAsync();

        await ForEachCrashAsync(fixture, async process =>
        {
            var booking = fixture.Bookings.Add(fixture.Payer.Id, PaymentFixture.Amount);
            var order = await fixture.OrderAsync();
            var receipt = fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);

            var isAttached = await TryAsync(async () =>
            {
                await process.ReceiveAsync(order, receipt);
                await process.Attach.ExecuteAsync(fixture.Payer.Id, order.Id.Value, booking.Number, default);
            });
            await fixture.RecoverAsync(TimeSpan.FromMinutes(45));

            var after = await fixture.ReadAsync(order);
            Assert.Equal(
                after.State is PaymentOrderState.Paid && after.IsAttached,
                fixture.Bookings.PaymentOf(booking.Number) == order.Id);
            Assert.Equal(
                after.State is PaymentOrderState.Paid ? 0 : order.Amount, fixture.Receipt(receipt).CancelledPrice);
            Assert.True(!isAttached || after.IsAttached);
            Assert.Null(after.DueAt);
        });
    }

    [Fact]
    public async Task A_refund_survives_every_crash()
    {
        await using var fixture = await PaymentFixture.StartAsync();

        await ForEachCrashAsync(fixture, async process =>
        {
            var (order, receipt) = await fixture.PaidAsync();
            var cancels = fixture.Bootpay.State.CancelCount;

            await TryAsync(() => process.Refund.ExecuteAsync(order.Id, new(order.Amount, "c", "r"), default));
            await fixture.RecoverAsync(TimeSpan.FromMinutes(45));

            Assert.Equal(PaymentOrderState.Cancelled, (await fixture.ReadAsync(order)).State);
            Assert.Equal(
                (order.Amount, cancels + 1),
                (fixture.Receipt(receipt).CancelledPrice, fixture.Bootpay.State.CancelCount));
        });
    }

    [Fact]
    public async Task The_timer_survives_every_crash()
    {
        await using var fixture = await PaymentFixture.StartAsync();

        await ForEachCrashAsync(fixture, async process =>
        {
            var (order, receipt) = await fixture.PaidAsync();
            var wrong = await fixture.OrderAsync();
            var wrongReceipt = fixture.Bootpay.State.Pay(wrong.Id.Value, 1_000);
            fixture.Clock.Advance(fixture.Policy.UnattachedTime);

            await TryAsync(() => process.Recover.ExecuteAsync(default));
            await fixture.RecoverAsync(TimeSpan.FromMinutes(70));

            Assert.Equal(order.Amount, fixture.Receipt(receipt).CancelledPrice);
            Assert.Equal(1_000, fixture.Receipt(wrongReceipt).CancelledPrice);
            Assert.Equal(PaymentOrderState.Failed, (await fixture.ReadAsync(wrong)).State);
        });
    }

    private static async Task ForEachCrashAsync(PaymentFixture fixture, Func<PaymentProcess, Task> run)
    {
        var hasEnded = false;

        for (var step = 1; step <= StepsMax && !hasEnded; step++)
        {
            foreach (var afterEffect in (bool[])[false, true])
            {
                var crash = new CrashInjector(step, afterEffect);
                await run(fixture.Start(crash.Around(fixture.Documents)));
                hasEnded = !crash.HasCrashed;
            }
        }

        Assert.True(hasEnded, "There were more steps than the test killed.");
    }

    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();

            return true;
        }
        catch (ProcessKilledException)
        {
            return false;
        }
    }
}
