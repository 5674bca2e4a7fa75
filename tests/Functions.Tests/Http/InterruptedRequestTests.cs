using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// The process crashes at every step of every request of a purchase, with or without a loss of all Redis keys, and
/// the client retries with the same key: there is one hold, one charge, one order.
/// </summary>
public sealed class InterruptedRequestTests(CrashPlatform platform) : IClassFixture<CrashPlatform>
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    private readonly Interruptions _interruptions = new(platform);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Seats_are_held_once_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, async (fixture, token) =>
        {
            var (held, key) = (Seats(fixture), NewKey());

            return new InterruptedRequest("/api/v1/seats/reserve", held, key, token, async answer =>
            {
                Assert.Equal(201, answer.Status);
                var mine = await fixture.ShowAsync(token, "/api/v1/reservations/my");
                var reservation = Assert.Single(mine.Body.GetProperty("reservations").EnumerateArray());
                Assert.Equal(answer.Body.GetProperty("reservation").Id(), reservation.Id());
                Assert.Equal("locked", (await fixture.StatesAsync())[0]);
            });
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_gateway_reservation_with_a_guests_pass_holds_once_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, async (_, token) =>
        {
            var fixture = await EventFixture.OpenAsync(
                platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
            var pass = await platform.JoinAsGuestAsync(fixture.Id);
            var command = GatewayCalls.Command(fixture.Id, ["A-1-1"], pass).ToJsonString();

            return new InterruptedRequest(GatewayCalls.Create, command, NewKey(), token, async answer =>
            {
                Assert.Equal(201, answer.Status);
                var mine = await fixture.ShowAsync(token, "/api/v1/reservations/my");
                var reservation = Assert.Single(mine.Body.GetProperty("reservations").EnumerateArray());
                Assert.Equal(GatewayCalls.OtherId(answer.Reservation()), reservation.Id());
                Assert.Single(await fixture.StatesAsync(), state => state == "locked");
            });
        });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_retry_after_a_crash_charges_once_and_returns_the_same_payment(bool afterEffect, bool emptyRedis)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis, async (fixture, token) =>
        {
            var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
            var intent = Payment(held, "fail");
            // The first payment attempt stores the reservation durably, so that a loss of Redis does not matter.
            await platform.Client.PostAsync("/api/v1/payment/intent", intent, token, NewKey());
            await DeclinedAsync(fixture, token, held);

            return new InterruptedRequest("/api/v1/payment/intent", Payment(held), NewKey(), token, async answer =>
            {
                Assert.Equal(200, answer.Status);
                Assert.Equal(2, await platform.CountPaymentsAsync(Guid.Parse(held.Id())));
                var shown = await fixture.ShowAsync(
                    token, $"/api/v1/payment/intent/{answer.Body.GetProperty("payment_intent_id")}");
                Assert.Equal("approve", shown.Body.GetProperty("scenario").GetString());
            });
        });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_sale_is_confirmed_once_despite_a_crash(bool afterEffect, bool emptyRedis)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis, async (fixture, token) =>
        {
            var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
            await fixture.CreateIntentAsync(token, held.Id(), held.GetProperty("totalAmount").GetInt64());
            var path = $"/api/v1/reservations/{held.Id()}/confirm";

            return new InterruptedRequest(path, "", NewKey(), token, async answer =>
            {
                Assert.Equal("CONFIRMED", answer.Body.GetProperty("status").GetString());
                Assert.Equal(1, await platform.CountPaymentsAsync(Guid.Parse(held.Id())));
                Assert.Equal("reserved", (await fixture.StatesAsync())[0]);
            });
        });
    }

    [Fact]
    public async Task Replays_stored_responses_after_Redis_is_emptied_and_the_sale_has_changed()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
        var (declined, approved, confirmed) = (NewKey(), NewKey(), NewKey());
        var confirm = $"/api/v1/reservations/{held.Id()}/confirm";
        var first = await platform.Client.PostAsync("/api/v1/payment/intent", Payment(held, "fail"), token, declined);
        await DeclinedAsync(fixture, token, held);
        var second = await platform.Client.PostAsync("/api/v1/payment/intent", Payment(held), token, approved);
        var sold = await platform.Client.PostAsync(confirm, "", token, confirmed);
        Assert.Equal(200, (await fixture.CancelAsync(token, held.Id())).Status);

        await platform.EmptyRedisAsync();

        var firstAgain =
            await platform.Client.PostAsync("/api/v1/payment/intent", Payment(held, "fail"), token, declined);
        var secondAgain = await platform.Client.PostAsync("/api/v1/payment/intent", Payment(held), token, approved);
        var soldAgain = await platform.Client.PostAsync(confirm, "", token, confirmed);
        var other = await platform.Client.PostAsync("/api/v1/payment/intent", Payment(held, "delay"), token, approved);
        Assert.Equal((200, first.Text), (firstAgain.Status, firstAgain.Text));
        Assert.Equal((200, second.Text), (secondAgain.Status, secondAgain.Text));
        Assert.Equal((200, sold.Text), (soldAgain.Status, soldAgain.Text));
        Assert.True(soldAgain.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal((409, "request.key-reused"), (other.Status, other.Reason));
        Assert.Equal(2, await platform.CountPaymentsAsync(Guid.Parse(held.Id())));
    }

    private static async Task DeclinedAsync(EventFixture fixture, string token, JsonElement held)
    {
        var answer = await fixture.ConfirmAsync(token, held.Id());
        Assert.Equal((412, "payments.not-approved"), (answer.Status, answer.Reason));
    }

    private static string NewKey() => Ids.Next().ToString();

    private static string Seats(EventFixture fixture) =>
        $$"""{"eventId":"{{fixture.Id}}","seatIds":["{{fixture.Seats[0]}}"]}""";

    private static string Payment(JsonElement held, string scenario = "approve") =>
        $$"""
        {"reservation_id":"{{held.Id()}}","amount":{{held.GetProperty("totalAmount")}},
         "currency":"KRW","scenario":"{{scenario}}"}
        """;
}
