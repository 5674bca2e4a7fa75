using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>One reservation is available in both API contracts, under the id form of each.</summary>
[Collection(PlatformTests.Name)]
public sealed class BothContractsTests(PlatformFixture platform)
{
    private const long SeatPrice = 70_000;

    [Fact]
    public async Task A_sale_through_the_gateway_is_visible_in_the_Tiketi_contract()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var named = (await fixture.CreateAsync(token, ["A-1-1"], price: 1)).Reservation();

        var early = await fixture.ConfirmAsync(token, named);
        var cheap = await fixture.CreateIntentAsync(token, named, 1);
        var asked = await fixture.CreateIntentAsync(token, named, SeatPrice);
        var confirmed = await fixture.ConfirmAsync(token, named);
        var again = await fixture.ConfirmAsync(token, named);
        var shown = await fixture.ReadAsync(token, named);
        var byTiketi = await fixture.ReadAsync(token, GatewayCalls.OtherId(named));

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
        Assert.Equal("reserved", (await fixture.StatesAsync())[0]);
        var intent = asked.Body.GetProperty("payment_intent_id").GetString();
        Assert.Equal(named, (await fixture.ShowAsync(token, $"/api/v1/payment/intent/{intent}")).Reservation());
    }

    [Fact]
    public async Task A_sale_through_Tiketi_is_visible_in_the_gateway_contract()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0], fixture.Seats[1])).Body
            .GetProperty("reservation").Id();
        var named = GatewayCalls.OtherId(held);

        var hold = await fixture.ReadAsync(token, named);
        var asked = await fixture.CreateIntentAsync(token, held, 2 * SeatPrice);
        var confirmed = await fixture.ConfirmAsync(token, named);
        var shown = await fixture.ReadAsync(token, named);
        var byTiketi = await fixture.ConfirmAsync(token, held);

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
        Assert.Equal(held, (await fixture.ShowAsync(token, $"/api/v1/payment/intent/{intent}")).Reservation());
    }

    [Fact]
    public async Task The_gateway_shows_tickets_by_type_as_a_quantity_without_seats()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var ordered = (await fixture.OrderAsync(token, (fixture.Standing, 3))).Body.GetProperty("reservation").Id();

        var shown = await fixture.ReadAsync(token, GatewayCalls.OtherId(ordered));

        Assert.Equal((200, 3), (shown.Status, shown.Body.GetProperty("quantity").GetInt32()));
        Assert.Empty(shown.Body.GetProperty("seat_ids").EnumerateArray());
    }

    [Fact]
    public async Task A_hold_is_cancelled_once_by_either_id()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var named = (await fixture.CreateAsync(token, ["A-1-1"])).Reservation();
        var held = (await fixture.HoldAsync(token, fixture.Seats[1])).Body.GetProperty("reservation").Id();

        var cancelled = await fixture.CancelAsync(token, named);
        var byTiketi = await fixture.CancelAsync(token, GatewayCalls.OtherId(named));
        var other = await fixture.CancelAsync(token, GatewayCalls.OtherId(held));
        var again = await fixture.CancelAsync(token, GatewayCalls.OtherId(held));
        var paid = await fixture.CreateIntentAsync(token, named, SeatPrice);
        var confirmed = await fixture.ConfirmAsync(token, named);

        Assert.Equal((200, """{"status":"CANCELLED"}"""), (cancelled.Status, cancelled.Text));
        Assert.Equal((409, "이미 취소된 예매입니다."), (byTiketi.Status, byTiketi.Message));
        Assert.Equal((200, "CANCELLED"), (other.Status, other.Status()));
        Assert.Equal((409, "reservations.already-cancelled"), (again.Status, again.Reason));
        again.IsProblemIn(ApiContract.Gateway);
        Assert.Equal((409, 409), (paid.Status, confirmed.Status));
        Assert.Equal("CANCELLED", (await fixture.ReadAsync(token, named)).Status());
        Assert.Equal(["available", "available"], (await fixture.StatesAsync())[..2]);
    }

    [Fact]
    public async Task Cancels_a_paid_reservation_in_Tiketi_but_not_in_the_gateway()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var bought = (await fixture.BuyAsync(token, fixture.Seats[0])).Id();

        var rejected = await fixture.CancelAsync(token, GatewayCalls.OtherId(bought));
        var refunded = await fixture.CancelAsync(token, bought);

        Assert.Equal(
            (409, "CONFLICT", "reservations.already-confirmed"), (rejected.Status, rejected.Code(), rejected.Reason));
        Assert.Equal(200, refunded.Status);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/confirm")]
    public async Task Rejects_other_users_in_the_contract_of_the_id(string method, string action)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var held =
            (await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[0])).Body.GetProperty("reservation").Id();
        var stranger = await fixture.UserAsync();

        var byTiketi = await SendAsync(method, held, action, stranger);
        var byGateway = await SendAsync(method, GatewayCalls.OtherId(held), action, stranger);
        var anonymous = await SendAsync(method, GatewayCalls.OtherId(held), action, token: null);

        Assert.Equal((404, "reservations.unknown-reservation"), (byTiketi.Status, byTiketi.Reason));
        byTiketi.IsProblemIn(ApiContract.Tiketi);
        Assert.Equal(
            (403, "FORBIDDEN", "reservations.somebody-elses"), (byGateway.Status, byGateway.Code(), byGateway.Reason));
        byGateway.IsProblemIn(ApiContract.Gateway);
        Assert.Equal((401, "UNAUTHENTICATED"), (anonymous.Status, anonymous.Code()));
        Assert.Equal("locked", (await fixture.StatesAsync())[0]);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/confirm")]
    public async Task Rejects_an_id_of_neither_form(string method, string action)
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
    public async Task Requires_an_idempotency_key_only_for_the_gateways_id(string action)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var named = (await fixture.CreateAsync(token, ["A-1-1"])).Reservation();

        var byGateway = await SendWithoutKeyAsync(named, action, token);
        var kept = (await fixture.StatesAsync())[0];
        var byTiketi = await SendWithoutKeyAsync(GatewayCalls.OtherId(named), action, token);

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
    public async Task Confirms_only_with_the_reservations_own_payment()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var named = (await fixture.CreateAsync(token, ["A-1-1"])).Reservation();
        var other = (await fixture.CreateAsync(token, ["A-1-2"])).Reservation();
        var intent = (await fixture.CreateIntentAsync(token, named, SeatPrice)).Body
            .GetProperty("payment_intent_id").GetString()!;
        await fixture.CreateIntentAsync(token, other, SeatPrice);

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
