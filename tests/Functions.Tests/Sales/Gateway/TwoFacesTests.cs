using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>One reservation, by either of its names.</summary>
[Collection(PlatformTests.Name)]
public sealed class TwoFacesTests(PlatformFixture platform)
{
    private const long SeatPrice = 70_000;

    [Fact]
    public async Task Sells_by_the_gateway_and_shows_it_to_tiketi()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var named = (await eventFixture.CreateAsync(token, ["A-1-1"], price: 1)).Reservation();

        var early = await eventFixture.ConfirmAsync(token, named);
        var cheap = await eventFixture.AskAsync(token, named, 1);
        var asked = await eventFixture.AskAsync(token, named, SeatPrice);
        var confirmed = await eventFixture.ConfirmAsync(token, named);
        var again = await eventFixture.ConfirmAsync(token, named);
        var shown = await eventFixture.ReadAsync(token, named);
        var byTiketi = await eventFixture.ReadAsync(token, GatewayCalls.OtherName(named));

        Assert.Equal((412, "PAYMENT_NOT_APPROVED"), (early.Status, early.Code()));
        Assert.Equal((400, "payments.wrong-amount"), (cheap.Status, cheap.Reason));
        Assert.Equal((200, named), (asked.Status, asked.Reservation()));
        Assert.Equal(200, confirmed.Status);
        Assert.Equal(["order_id", "status"], confirmed.Body.Members());
        Assert.Matches("^ord_[0-9a-f]{32}$", Order(confirmed));
        Assert.Equal("CONFIRMED", confirmed.Status());
        Assert.Equal(Order(confirmed), Order(again));
        Assert.Equal(("CONFIRMED", Order(confirmed)), (shown.Status(), Order(shown)));
        Assert.Equal(JsonValueKind.Null, shown.Body.GetProperty("hold_expires_at").ValueKind);
        var row = byTiketi.Body.GetProperty("reservation");
        Assert.Equal(
            ("confirmed", "completed", SeatPrice),
            (row.GetProperty("status").GetString(), row.GetProperty("payment_status").GetString(),
                row.GetProperty("total_amount").GetInt64()));
        Assert.Equal("reserved", (await eventFixture.StatesAsync())[0]);
        var intent = asked.Body.GetProperty("payment_intent_id").GetString();
        Assert.Equal(named, (await eventFixture.ShowAsync(token, $"/api/v1/payment/intent/{intent}")).Reservation());
    }

    [Fact]
    public async Task Sells_by_tiketi_and_shows_it_to_the_gateway()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var held = (await eventFixture.HoldAsync(token, eventFixture.Seats[0], eventFixture.Seats[1])).Body.GetProperty("reservation").Id();
        var named = GatewayCalls.OtherName(held);

        var hold = await eventFixture.ReadAsync(token, named);
        var asked = await eventFixture.AskAsync(token, held, 2 * SeatPrice);
        var confirmed = await eventFixture.ConfirmAsync(token, named);
        var shown = await eventFixture.ReadAsync(token, named);
        var byTiketi = await eventFixture.ConfirmAsync(token, held);

        Assert.Equal(("HOLD", 2 * SeatPrice), (hold.Status(), hold.Body.GetProperty("total_price").GetInt64()));
        Assert.Equal(
            ["A-1-1", "A-1-2"], hold.Body.GetProperty("seat_ids").EnumerateArray().Select(seat => seat.GetString()));
        Assert.Equal(held, asked.Reservation());
        Assert.Equal(200, confirmed.Status);
        Assert.Equal("CONFIRMED", shown.Status());
        Assert.Equal(Order(confirmed), Order(byTiketi));
        Assert.Equal(
            "confirmed",
            byTiketi.Body.GetProperty("reservation").GetProperty("status").GetString());
        var intent = asked.Body.GetProperty("payment_intent_id").GetString();
        Assert.Equal(held, (await eventFixture.ShowAsync(token, $"/api/v1/payment/intent/{intent}")).Reservation());
    }

    [Fact]
    public async Task Shows_tickets_by_type_to_the_gateway_as_so_many_without_seats()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var ordered = (await eventFixture.OrderAsync(token, (eventFixture.Standing, 3))).Body.GetProperty("reservation").Id();

        var shown = await eventFixture.ReadAsync(token, GatewayCalls.OtherName(ordered));

        Assert.Equal((200, 3), (shown.Status, shown.Body.GetProperty("quantity").GetInt32()));
        Assert.Empty(shown.Body.GetProperty("seat_ids").EnumerateArray());
    }

    [Fact]
    public async Task Cancels_a_hold_by_either_name_once()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var named = (await eventFixture.CreateAsync(token, ["A-1-1"])).Reservation();
        var held = (await eventFixture.HoldAsync(token, eventFixture.Seats[1])).Body.GetProperty("reservation").Id();

        var cancelled = await eventFixture.CancelAsync(token, named);
        var byTiketi = await eventFixture.CancelAsync(token, GatewayCalls.OtherName(named));
        var other = await eventFixture.CancelAsync(token, GatewayCalls.OtherName(held));
        var again = await eventFixture.CancelAsync(token, GatewayCalls.OtherName(held));
        var paid = await eventFixture.AskAsync(token, named, SeatPrice);
        var confirmed = await eventFixture.ConfirmAsync(token, named);

        Assert.Equal((200, """{"status":"CANCELLED"}"""), (cancelled.Status, cancelled.Text));
        Assert.Equal((409, "이미 취소된 예매입니다."), (byTiketi.Status, byTiketi.Message));
        Assert.Equal((200, "CANCELLED"), (other.Status, other.Status()));
        Assert.Equal((409, "reservations.already-cancelled"), (again.Status, again.Reason));
        again.IsProblemIn(ApiContract.Gateway);
        Assert.Equal((409, 409), (paid.Status, confirmed.Status));
        Assert.Equal("CANCELLED", (await eventFixture.ReadAsync(token, named)).Status());
        Assert.Equal(["available", "available"], (await eventFixture.StatesAsync())[..2]);
    }

    [Fact]
    public async Task Cancels_what_is_paid_for_tiketi_and_not_for_the_gateway()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var bought = (await eventFixture.BuyAsync(token, eventFixture.Seats[0])).Id();

        var refused = await eventFixture.CancelAsync(token, GatewayCalls.OtherName(bought));
        var refunded = await eventFixture.CancelAsync(token, bought);

        Assert.Equal(
            (409, "CONFLICT", "reservations.already-confirmed"), (refused.Status, refused.Code(), refused.Reason));
        Assert.Equal(200, refunded.Status);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/confirm")]
    public async Task Refuses_strangers_in_the_dialect_of_the_name(string method, string action)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var held =
            (await eventFixture.HoldAsync(await eventFixture.UserAsync(), eventFixture.Seats[0])).Body.GetProperty("reservation").Id();
        var stranger = await eventFixture.UserAsync();

        var byTiketi = await SendAsync(method, held, action, stranger);
        var byGateway = await SendAsync(method, GatewayCalls.OtherName(held), action, stranger);
        var nobody = await SendAsync(method, GatewayCalls.OtherName(held), action, token: null);

        Assert.Equal((404, "reservations.unknown-reservation"), (byTiketi.Status, byTiketi.Reason));
        byTiketi.IsProblemIn(ApiContract.Tiketi);
        Assert.Equal(
            (403, "FORBIDDEN", "reservations.somebody-elses"), (byGateway.Status, byGateway.Code(), byGateway.Reason));
        byGateway.IsProblemIn(ApiContract.Gateway);
        Assert.Equal((401, "UNAUTHENTICATED"), (nobody.Status, nobody.Code()));
        Assert.Equal("locked", (await eventFixture.StatesAsync())[0]);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/confirm")]
    public async Task Has_no_reservation_by_what_is_neither_name(string method, string action)
    {
        foreach (var id in (string[])["rsv_", "rsv_x", $"rsv_{Calls.UnknownId}", $"rsv_{new string('a', 500)}"])
        {
            var answer = await SendAsync(method, id, action, platform.UserToken);

            Assert.Equal((id, 404, "NOT_FOUND"), (id, answer.Status, answer.Code()));
        }

        foreach (var id in (string[])["7", "RSV_0", "not-a-uuid"])
        {
            var answer = await SendAsync(method, id, action, platform.UserToken);

            Assert.Equal((id, 400, "Invalid id format"), (id, answer.Status, answer.Message));
            answer.IsProblemIn(ApiContract.Tiketi);
        }
    }

    [Theory]
    [InlineData("/cancel")]
    [InlineData("/confirm")]
    public async Task Needs_a_key_by_the_gateways_name_only(string action)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var named = (await eventFixture.CreateAsync(token, ["A-1-1"])).Reservation();

        var byGateway = await SendWithoutKeyAsync(named, action, token);
        var kept = (await eventFixture.StatesAsync())[0];
        var byTiketi = await SendWithoutKeyAsync(GatewayCalls.OtherName(named), action, token);

        Assert.Equal((400, "IDEMPOTENCY_REQUIRED"), (byGateway.Status, byGateway.Code()));
        Assert.Equal("locked", kept);
        Assert.NotEqual(400, byTiketi.Status);
        Assert.Equal(
            (400, "request.bad-key"),
            await platform.Client.SendAsync(
                HttpMethod.Post, $"/api/v1/reservations/{named}{action}", token, key: "not-a-uuid") is var bad
                    ? (bad.Status, bad.Reason)
                    : default);
    }

    [Fact]
    public async Task Confirms_with_the_payment_that_is_meant_only()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var named = (await eventFixture.CreateAsync(token, ["A-1-1"])).Reservation();
        var other = (await eventFixture.CreateAsync(token, ["A-1-2"])).Reservation();
        var intent = (await eventFixture.AskAsync(token, named, SeatPrice)).Body.GetProperty("payment_intent_id").GetString()!;
        await eventFixture.AskAsync(token, other, SeatPrice);

        var wrong = await ConfirmAsync(other, intent);
        var unreadable = await ConfirmAsync(named, "x");
        var right = await ConfirmAsync(named, intent);

        Assert.Equal((412, "PAYMENT_NOT_APPROVED"), (wrong.Status, wrong.Code()));
        Assert.Equal((400, "BAD_REQUEST"), (unreadable.Status, unreadable.Code()));
        Assert.Equal(200, right.Status);

        Task<Answer> ConfirmAsync(string id, string payment) => platform.Client.PostAsync(
            $"/api/v1/reservations/{id}/confirm",
            new JsonObject { ["payment_intent_id"] = payment }.ToJsonString(),
            token);
    }

    private Task<Answer> SendAsync(string method, string id, string action, string? token) =>
        platform.Client.SendAsync(new HttpMethod(method), $"/api/v1/reservations/{id}{action}", token);

    private async Task<Answer> SendWithoutKeyAsync(string id, string action, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/reservations/{id}{action}");
        request.Headers.Authorization = new("Bearer", token);

        return await platform.Client.ReadAsync(request);
    }

    private static string Order(Answer answer) => answer.Body.GetProperty("order_id").GetString()!;
}
