using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Sales;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.FlightPayments;
using Serverless.Functions.Tests.Platform;
using Serverless.Local.Bootpay;

namespace Serverless.Functions.Tests.Flights.Bookings;

/// <summary>Bookings and their money: they agree, whatever comes first.</summary>
[Collection(PlatformTests.Name)]
public sealed class BookingPaymentsTests(PlatformFixture platform)
{
    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task The_client_pays_books_attaches_and_cancels_and_gets_all_of_it_back()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var (order, receipt) = await PaidAsync(schedule, 200_000, token);

        var (number, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 200_000, 2, "12A"), token);
        var attached = await AttachAsync(order, id, token);
        var again = await AttachAsync(order, id, token);
        var sale = await FindAsync(id);
        var cancelled = await platform.CancelAsync(number, token);

        Assert.Equal((200, 200), (attached.Status, again.Status));
        Assert.Equal((PaymentState.Captured, 200_000, false),
            (sale.Payment!.State, sale.Payment.Amount.Amount, sale.IsUnpaid));
        Assert.Equal(200, cancelled.Status);
        Assert.Equal(200_000, Receipt(receipt).CancelledPrice);
        Assert.Equal([$"{number}-1"], Receipt(receipt).CancelIds);
        Assert.Equal((200_000, 0), ((await FindAsync(id)).RefundedAmount, (await FindAsync(id)).OwedAmount));
        Assert.Equal(400, (await AttachAsync(order, id, await platform.UserAsync())).Status);
    }

    [Fact]
    public async Task A_quoted_fare_is_honoured_after_it_changed()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var (order, _) = await PaidAsync(schedule, 200_000, token);
        await platform.DiscountAsync(schedule, 10);

        var others = await platform.BookAsync(BookingCalls.Booking(schedule, 200_000, 2), await platform.UserAsync());
        var (_, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 200_000, 2), token);

        Assert.Equal((400, "결제 금액이 운임과 일치하지 않습니다."), (others.Status, others.Message));
        Assert.Equal(200, (await AttachAsync(order, id, token)).Status);
        Assert.Equal([100_000, 100_000], (await FindAsync(id)).Reservation.Seats.Select(seat => seat.Price));
    }

    [Fact]
    public async Task A_booking_takes_one_payment_and_only_of_its_amount()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var (_, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token);
        var (one, _) = await PaidAsync(schedule, 100_000, token);
        var (two, _) = await PaidAsync(schedule, 100_000, token);
        var (large, _) = await PaidAsync(schedule, 200_000, token);

        Assert.Equal(400, (await AttachAsync(large, id, token)).Status);
        var answers = await Task.WhenAll(
            AttachAsync(one, id, token), AttachAsync(two, id, token), AttachAsync(one, id, token));

        var kept = (await FindAsync(id)).Payment!.Order!.Id;
        Assert.Contains(kept, (string[])[one, two]);
        Assert.Equal(kept == one ? 2 : 1, answers.Count(answer => answer.Status == 200));
        Assert.True((await platform.ReadOrderAsync(kept == one ? two : one)).NeedsBooking);
    }

    [Fact]
    public async Task Of_a_payment_and_a_cancellation_at_once_the_money_follows_the_booking()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();

        for (var i = 0; i < 6; i++)
        {
            var (order, receipt) = await PaidAsync(schedule, 100_000, token);
            var (number, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token);

            await Task.WhenAll(AttachAsync(order, id, token), platform.CancelAsync(number, token));

            var sale = await FindAsync(id);
            var stored = await platform.ReadOrderAsync(order);
            Assert.Equal(ReservationState.Cancelled, sale.Reservation.State);

            if (sale.Payment is null)
            {
                // Its timer pays it back.
                Assert.Null(stored.Booking);
            }
            else
            {
                Assert.Equal(100_000, sale.RefundedAmount + sale.OwedAmount);
                Assert.Equal(100_000, Receipt(receipt).CancelledPrice);
            }
        }
    }

    [Fact]
    public async Task A_payment_that_its_booking_does_not_have_is_attached_again_or_paid_back_and_listed()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var (lost, _) = await PaidAsync(schedule, 100_000, token);
        var (late, lateReceipt) = await PaidAsync(schedule, 100_000, token);
        var (_, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token);
        var (number, ended) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token);
        await platform.CancelAsync(number, token);
        await ClaimAsync(lost, id);
        await ClaimAsync(late, ended);

        await platform.AdminAsync(HttpMethod.Post, "/api/admin/reconciliation");
        var findings = (await platform.AdminAsync(HttpMethod.Get, "/api/admin/reconciliation")).Body
            .GetProperty("findings").EnumerateArray().ToDictionary(
                row => row.Text("order_id")!, row => (row.Text("finding"), row.GetProperty("repaired").GetBoolean()));

        Assert.Equal(("attached-again", true), findings[lost]);
        Assert.Equal(("paid-back", true), findings[late]);
        Assert.Equal(lost, (await FindAsync(id)).Payment!.Order!.Id);
        Assert.Equal(100_000, Receipt(lateReceipt).CancelledPrice);
        Assert.Equal(
            403,
            (await platform.Client.SendAsync(HttpMethod.Get, "/api/admin/reconciliation", token)).Status);
    }

    [Fact]
    public async Task Money_that_went_back_at_the_provider_is_listed()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var (order, receipt) = await PaidAsync(schedule, 100_000, token);
        var (_, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token);
        await AttachAsync(order, id, token);
        await AgeAsync(order);
        platform.Bootpay().State.Set(Receipt(receipt) with { Status = FakeReceipt.Cancelled, CancelledPrice = 40_000 });

        await platform.AdminAsync(HttpMethod.Post, "/api/admin/reconciliation");
        await platform.AdminAsync(HttpMethod.Post, "/api/admin/reconciliation");

        var finding = (await platform.AdminAsync(HttpMethod.Get, "/api/admin/reconciliation")).Body
            .GetProperty("findings").EnumerateArray().Single(row => row.Text("order_id") == order);
        Assert.Equal("money-went-back", finding.Text("finding"));
        Assert.False(finding.GetProperty("repaired").GetBoolean());
        Assert.Equal(40_000, (await platform.ReadOrderAsync(order)).CancelledAmount);
    }

    private FakeReceipt Receipt(string id) => platform.Bootpay().State.Find(id)!;

    private async Task<(string Order, string Receipt)> PaidAsync(int schedule, long amount, string token)
    {
        var answer = await platform.InitAsync($$"""{"scheduleId":{{schedule}},"amount":{{amount}}}""", token);
        Assert.Equal((200, ""), (answer.Status, answer.Status == 200 ? "" : answer.Text));
        var order = answer.Body.Text("order_id")!;

        return (order, platform.Bootpay().State.Pay(order, amount).ReceiptId);
    }

    private Task<Answer> AttachAsync(string order, int booking, string token) => platform.Client.PostAsync(
        FlightPaymentCalls.Attach, $$"""{"orderId":"{{order}}","bookingId":{{booking}}}""", token);

    private async Task<Sale> FindAsync(int id) => (await platform.Platform.Services
        .GetRequiredService<BookingLookup>().FindAsync(new BookingId(id), default))!.Sale;

    // As if the process had died after the order was claimed, long ago, and the claim was lost.
    private async Task ClaimAsync(string order, int booking)
    {
        var services = platform.Platform.Services;
        var stored = await platform.ReadOrderAsync(order);
        await services.GetRequiredService<PaymentVerification>().LookUpAsync(stored, default);
        await services.GetRequiredService<PaymentOrderChanges>().ChangeAsync(
            new PaymentOrderId(order), known => known with { Booking = booking, IsAttached = true }, default);
        await AgeAsync(order);
    }

    private async Task AgeAsync(string order) => await platform.Platform.Services
        .GetRequiredService<PaymentOrderChanges>().ChangeAsync(
            new PaymentOrderId(order),
            known => known with { PaidAt = TimeProvider.System.GetUtcNow().AddHours(-1) },
            default);
}
