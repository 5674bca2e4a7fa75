using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Sales;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.Sales;

/// <summary>
/// Walks through purchases and compares all views of one purchase after each step: the reservation in both contracts,
/// the seat page, the list, the payment intent, the tickets and the check-in.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class PurchaseViewsTests(PlatformFixture platform)
{
    private const long Price = 70_000;

    [Fact]
    public async Task All_views_agree_from_the_hold_to_the_refund()
    {
        var walk = await PurchaseWalk.BeginAsync(platform, seatCount: 1);
        await walk.AssertAsync("pending", "pending", tickets: null);

        await walk.PayAsync();
        await walk.AssertAsync("pending", "pending", tickets: null, intent: "APPROVED");
        await walk.ConfirmAsync();
        await walk.AssertAsync("confirmed", "completed", tickets: 1, intent: "APPROVED");
        await walk.CancelAsync();
        await walk.AssertAsync("cancelled", "refunded", tickets: null, refunded: Price, intent: "APPROVED");
        await walk.AssertCheckInAsync("tickets.refunded");
    }

    [Fact]
    public async Task All_views_agree_when_a_payment_is_cancelled_before_the_sale()
    {
        var walk = await PurchaseWalk.BeginAsync(platform, seatCount: 1);
        await walk.PayAsync();

        await walk.CancelAsync();

        await walk.AssertAsync("cancelled", "failed", tickets: null, intent: "FAILED");
    }

    [Fact]
    public async Task All_views_agree_after_one_of_two_tickets_was_used_and_the_other_refunded()
    {
        var walk = await PurchaseWalk.BeginAsync(platform, seatCount: 2);
        await walk.PayAsync();
        await walk.ConfirmAsync();
        await walk.AssertAsync("confirmed", "completed", tickets: 2, intent: "APPROVED");
        Assert.Equal(200, (await platform.CheckInAsync($"{walk.Id}-1", @event: walk.Event.Id)).Status);

        var cancelled = await walk.CancelAsync();

        var row = cancelled.Body.GetProperty("reservation");
        Assert.Equal("confirmed", row.GetProperty("status").GetString());
        Assert.Equal((Price, 1), (PurchaseWalk.Amount(row, "refundedAmount"), row.GetProperty("refundedTickets").GetInt32()));
        await walk.AssertAsync("confirmed", "completed", tickets: 1, refunded: Price, intent: "APPROVED");
        var refused = await platform.CheckInAsync($"{walk.Id}-2", @event: walk.Event.Id);
        Assert.Equal((409, "tickets.refunded"), (refused.Status, refused.Reason));
        Assert.Equal(["reserved", "available"], (await walk.Event.StatesAsync()).Take(2));
        Assert.Equal("payments.admitted", (await walk.Event.CancelAsync(walk.Token, walk.Id)).Reason);
    }

    [Fact]
    public async Task All_views_agree_after_the_event_was_called_off_and_administrators_see_how_far_it_is()
    {
        var walk = await PurchaseWalk.BeginAsync(platform, seatCount: 2);
        await walk.PayAsync();
        await walk.ConfirmAsync();
        Assert.Equal(200, (await platform.CheckInAsync($"{walk.Id}-1", @event: walk.Event.Id)).Status);
        var refunds = $"{CatalogueCalls.Admin}/{walk.Event.Id}/refunds";
        Assert.Equal("none", Status(await platform.AdminAsync(HttpMethod.Get, refunds)));

        var calledOff = await platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{walk.Event.Id}/cancel");

        Assert.Equal("refunding", calledOff.Body.GetProperty("event").GetProperty("refundStatus").GetString());
        await walk.AssertAsync("confirmed", "completed", tickets: null, intent: "APPROVED", eventStatus: "cancelled");
        await platform.Platform.Services.GetRequiredService<RecoverSales>().ExecuteAsync(default);
        await walk.AssertAsync(
            "confirmed", "completed", tickets: null, refunded: Price, intent: "APPROVED", eventStatus: "cancelled");
        var shown = (await platform.AdminAsync(HttpMethod.Get, refunds)).Body.GetProperty("refunds");
        Assert.Equal(
            ("refunding", 1, 1, 0, 0, Price),
            (
                shown.GetProperty("status").GetString(),
                shown.GetProperty("purchases").GetInt32(),
                shown.GetProperty("refunded").GetInt32(),
                shown.GetProperty("toRefund").GetInt32(),
                shown.GetProperty("failed").GetInt32(),
                PurchaseWalk.Amount(shown, "refundedAmount")));
        await walk.AssertCheckInAsync("tickets.called-off");
    }

    [Fact]
    public async Task Everything_about_a_held_reservation_says_that_the_event_was_called_off()
    {
        var walk = await PurchaseWalk.BeginAsync(platform, seatCount: 1);
        await walk.PayAsync();
        await platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{walk.Event.Id}/cancel");

        var (hold, pay, confirm) = (
            await walk.Event.HoldAsync(walk.Token, walk.Event.Seats[3]),
            await walk.Event.CreateIntentAsync(walk.Token, walk.Id, Price),
            await walk.Event.ConfirmAsync(walk.Token, walk.Id));

        Assert.All((Answer[])[hold, pay, confirm], answer =>
            Assert.Equal((409, "reservations.called-off"), (answer.Status, answer.Reason)));
        await walk.AssertAsync("cancelled", "failed", tickets: null, intent: "FAILED", eventStatus: "cancelled");
    }

    [Fact]
    public async Task A_free_ticket_is_confirmed_without_a_payment_used_and_another_one_given_back()
    {
        var walk = await PurchaseWalk.BeginFreeAsync(platform);
        var intent = await walk.Event.CreateIntentAsync(walk.Token, walk.Id, 1);
        Assert.Equal((409, "payments.nothing-due"), (intent.Status, intent.Reason));

        await walk.ConfirmAsync();
        await walk.AssertAsync("confirmed", "completed", tickets: 2);
        Assert.Equal(200, (await platform.CheckInAsync($"{walk.Id}-1", @event: walk.Event.Id)).Status);
        await walk.CancelAsync();

        await walk.AssertAsync("confirmed", "completed", tickets: 1);
        Assert.Equal("tickets.refunded", (await platform.CheckInAsync($"{walk.Id}-2", @event: walk.Event.Id)).Reason);
    }

    [Fact]
    public async Task A_free_ticket_that_is_given_back_is_available_again()
    {
        var walk = await PurchaseWalk.BeginFreeAsync(platform);
        await walk.ConfirmAsync();

        await walk.CancelAsync();

        await walk.AssertAsync("cancelled", "refunded", tickets: null);
        var again = await walk.Event.OrderAsync(walk.Token, (walk.Event.Standing, 2));
        Assert.Equal(201, again.Status);
    }

    private static string? Status(Answer answer) =>
        answer.Body.GetProperty("refunds").GetProperty("status").GetString();
}
