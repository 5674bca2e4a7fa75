using System.Text.Json;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.Sales;

/// <summary>The steps of one purchase of one user, and the comparison of all its views.</summary>
internal sealed class PurchaseWalk(PlatformFixture platform, EventFixture fixture, string token, JsonElement held)
{
    private string? _intent;

    public EventFixture Event => fixture;

    public string Token => token;

    public string Id { get; } = held.Id();

    private string GatewayId => $"rsv_{Guid.Parse(Id):N}";

    public static long Amount(JsonElement row, string name) => row.GetProperty(name).GetInt64();

    public static async Task<PurchaseWalk> BeginAsync(PlatformFixture platform, int seatCount)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = await fixture.HoldAsync(token, fixture.Seats[..seatCount]);

        return new PurchaseWalk(platform, fixture, token, held.Body.GetProperty("reservation"));
    }

    public static async Task<PurchaseWalk> BeginFreeAsync(PlatformFixture platform)
    {
        var command = CatalogueCalls.Event(CatalogueCalls.Word());
        command["ticketTypes"]![0]!["price"] = 0;
        command["ticketTypes"]![0]!["totalQuantity"] = 2;
        var fixture = new EventFixture(platform, await platform.PublishAsync(command), []);
        var token = await fixture.UserAsync();
        var held = await fixture.OrderAsync(token, (fixture.Standing, 2));

        return new PurchaseWalk(platform, fixture, token, held.Body.GetProperty("reservation"));
    }

    public async Task PayAsync()
    {
        var paid = await fixture.CreateIntentAsync(token, Id, held.GetProperty("totalAmount").GetInt64());
        Assert.Equal(200, paid.Status);
        _intent = paid.Body.GetProperty("payment_intent_id").GetString();
    }

    public async Task ConfirmAsync() => Assert.Equal(200, (await fixture.ConfirmAsync(token, Id)).Status);

    public async Task<Answer> CancelAsync()
    {
        var answer = await fixture.CancelAsync(token, Id);
        Assert.Equal(200, answer.Status);

        return answer;
    }

    public async Task AssertAsync(
        string status, string payment, int? tickets, long refunded = 0, string? intent = null,
        string eventStatus = "on_sale")
    {
        var one = (await ShowAsync($"/api/v1/reservations/{Id}")).GetProperty("reservation");
        var mine = (await ShowAsync("/api/v1/reservations/my")).GetProperty("reservations")[0];
        var seats = (await ShowAsync($"/api/v1/seats/reservation/{Id}")).GetProperty("reservation");
        var gateway = await ShowAsync($"/api/v1/reservations/{GatewayId}");

        foreach (var view in (JsonElement[])[one, mine, seats])
        {
            Assert.Equal(
                (status, payment, refunded, 0, eventStatus),
                (
                    view.GetProperty("status").GetString(),
                    view.GetProperty("payment_status").GetString(),
                    Amount(view, "refunded_amount"),
                    Amount(view, "refund_pending_amount"),
                    view.GetProperty("event_status").GetString()));
        }

        Assert.Equal(
            (status == "pending" ? "HOLD" : status.ToUpperInvariant(), payment, refunded, eventStatus),
            (
                gateway.GetProperty("status").GetString(),
                gateway.GetProperty("payment_status").GetString(),
                Amount(gateway, "refunded_amount"),
                gateway.GetProperty("event_status").GetString()));
        await AssertIntentAsync(intent, payment, refunded);
        var listed = await fixture.ShowAsync(token, $"/api/v1/reservations/{Id}/tickets");
        Assert.Equal(tickets, listed.Status == 200 ? listed.Body.GetProperty("tickets").GetArrayLength() : null);
    }

    public async Task AssertCheckInAsync(string reason) =>
        Assert.Equal(reason, (await platform.CheckInAsync($"{Id}-1", @event: fixture.Id)).Reason);

    private async Task AssertIntentAsync(string? status, string payment, long refunded)
    {
        if (_intent is null)
        {
            Assert.Null(status);

            return;
        }

        var intent = await ShowAsync($"/api/v1/payment/intent/{_intent}");

        // The provider decides a moment after the intent was made.
        Assert.Contains(
            intent.GetProperty("status").GetString(),
            status == "APPROVED" ? ["APPROVED", "PENDING"] : new[] { status });
        Assert.Equal(
            (payment, refunded),
            (intent.GetProperty("payment_status").GetString(), Amount(intent, "refunded_amount")));
    }

    private async Task<JsonElement> ShowAsync(string path)
    {
        var answer = await fixture.ShowAsync(token, path);
        Assert.Equal(200, answer.Status);

        return answer.Body;
    }
}
