using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Redis;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

[Collection(PlatformTests.Name)]
public sealed class PaymentsOverHttpTests(PlatformFixture platform)
{
    private const long SeatPrice = 70_000;

    [Fact]
    public async Task A_repeated_intent_returns_the_same_payment()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);

        var first = await fixture.CreateIntentAsync(token, id, SeatPrice);
        var second = await fixture.CreateIntentAsync(token, id, SeatPrice);

        Assert.Equal(200, first.Status);
        Assert.Equal(
            ["payment_intent_id", "status", "next", "reservation_id", "amount", "currency"], first.Body.Members());
        Assert.Matches("^pay_[0-9A-HJKMNP-TV-Z]{26}$", first.Body.GetProperty("payment_intent_id").GetString());
        Assert.Equal("PENDING", first.Body.GetProperty("status").GetString());
        Assert.Equal("webhook", first.Body.GetProperty("next").GetString());
        Assert.Equal(
            first.Body.GetProperty("payment_intent_id").GetString(),
            second.Body.GetProperty("payment_intent_id").GetString());
    }

    [Fact]
    public async Task Only_the_payer_can_read_a_payment()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);
        var payment = (await fixture.CreateIntentAsync(token, id, SeatPrice)).Body
            .GetProperty("payment_intent_id").GetString();
        await fixture.ConfirmAsync(token, id);

        var own = await fixture.ShowAsync(token, $"/api/v1/payment/intent/{payment}");
        var others = await fixture.ShowAsync(await fixture.UserAsync(), $"/api/v1/payment/intent/{payment}");
        var unknown = await fixture.ShowAsync(token, "/api/v1/payment/intent/pay_nonsense");

        Assert.Equal(
            [
                "payment_intent_id", "reservation_id", "amount", "currency", "scenario", "status", "created_at",
                "updated_at", "payment_status", "refunded_amount",
            ],
            own.Body.Members());
        Assert.Equal("APPROVED", own.Body.GetProperty("status").GetString());
        Assert.Equal("completed", own.Body.GetProperty("payment_status").GetString());
        Assert.Equal((404, 404), (others.Status, unknown.Status));
        unknown.IsProblemIn(ApiContract.Gateway);
    }

    [Theory]
    [InlineData("""{"amount":70000,"currency":"KRW"}""", "payments.field-missing")]
    [InlineData("""{"amount":0,"reservation_id":"ID"}""", "payments.field-missing")]
    [InlineData("""{"amount":-1,"reservation_id":"ID"}""", "payments.field-missing")]
    [InlineData("""{"amount":"70000","reservation_id":"ID"}""", "payments.field-missing")]
    [InlineData("""{"amount":70000.5,"reservation_id":"ID"}""", "payments.field-missing")]
    [InlineData("""{"amount":70000,"reservation_id":"x"}""", "request.bad-id")]
    [InlineData("""{"amount":69999,"reservation_id":"ID"}""", "payments.wrong-amount")]
    [InlineData("""{"amount":70000,"currency":"USD","reservation_id":"ID"}""", "payments.wrong-amount")]
    [InlineData("""{"amount":70000,"reservation_id":"ID","scenario":"steal"}""", "payments.unknown-scenario")]
    [InlineData("""{"amount":70000,"reservation_id":"ID","card":"4111111111111111"}""", "payments.unknown-scenario")]
    public async Task Rejects_an_invalid_payment_intent(string body, string reason)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);

        var answer = await platform.Client.PostAsync(
            "/api/v1/payment/intent", body.Replace("ID", id, StringComparison.Ordinal), token);

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Gateway);
    }

    [Fact]
    public async Task Rejects_an_intent_for_another_users_or_an_unknown_reservation()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (_, id) = await HoldAsync(fixture);
        var stranger = await fixture.UserAsync();

        Assert.Equal(403, (await fixture.CreateIntentAsync(stranger, id, SeatPrice)).Status);
        Assert.Equal(404, (await fixture.CreateIntentAsync(stranger, Calls.UnknownId, SeatPrice)).Status);
    }

    [Fact]
    public async Task A_rejected_intent_leaves_the_hold_pending()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);

        Assert.Equal(403, (await fixture.CreateIntentAsync(await fixture.UserAsync(), id, SeatPrice)).Status);
        Assert.Equal(400, (await fixture.CreateIntentAsync(token, id, SeatPrice - 1)).Status);
        Assert.Equal("pending", await StateInRedisAsync(fixture, id));

        Assert.Equal(200, (await fixture.CreateIntentAsync(token, id, SeatPrice)).Status);
        Assert.Equal("claimed", await StateInRedisAsync(fixture, id));
    }

    private async Task<string?> StateInRedisAsync(EventFixture fixture, string reservation)
    {
        var database = await platform.Platform.Services.GetRequiredService<RedisConnection>().OpenAsync(default);

        return await database.HashGetAsync($"reservations:{{{fixture.Tag}}}:{Guid.Parse(reservation):N}", "state");
    }

    [Fact]
    public async Task Concurrent_confirmations_return_the_same_order()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);
        await fixture.CreateIntentAsync(token, id, SeatPrice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.ConfirmAsync(token, id)));
        var later = await fixture.ConfirmAsync(token, id);

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal("CONFIRMED", later.Body.GetProperty("status").GetString());
        Assert.All(answers, answer => Assert.Equal(
            later.Body.GetProperty("order_id").GetString(), answer.Body.GetProperty("order_id").GetString()));
    }

    [Theory]
    [InlineData("fail", 412, "PAYMENT_NOT_APPROVED")]
    [InlineData("delay", 412, "PAYMENT_NOT_APPROVED")]
    [InlineData("capture-refused", 412, "PAYMENT_NOT_APPROVED")]
    public async Task Does_not_confirm_an_unapproved_payment(string scenario, int status, string code)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);
        await fixture.CreateIntentAsync(token, id, SeatPrice, scenario);

        var answer = await fixture.ConfirmAsync(token, id);

        Assert.Equal((status, code), (answer.Status, answer.Body.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("answer-lost")]
    [InlineData("capture-stalls")]
    [InlineData("duplicate")]
    public async Task Confirms_despite_faults_of_the_payment_provider(string scenario)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);
        await fixture.CreateIntentAsync(token, id, SeatPrice, scenario);

        var answer = await fixture.ConfirmAsync(token, id);
        answer = answer.Status == 503 ? await fixture.ConfirmAsync(token, id) : answer;

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Does_not_confirm_without_an_intent_or_for_another_user()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(fixture);

        Assert.Equal(412, (await fixture.ConfirmAsync(token, id)).Status);
        Assert.Equal(404, (await fixture.ConfirmAsync(await fixture.UserAsync(), id)).Status);
        Assert.Equal(404, (await fixture.ConfirmAsync(token, Calls.UnknownId)).Status);
        Assert.Equal(400, (await fixture.ConfirmAsync(token, "x")).Status);
    }

    private static async Task<(string Token, string Reservation)> HoldAsync(EventFixture fixture)
    {
        var token = await fixture.UserAsync();
        var held = await fixture.HoldAsync(token, fixture.Seats[0]);

        return (token, held.Body.GetProperty("reservation").Id());
    }
}
