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
    public async Task Asks_for_the_money_of_a_reservation_and_gives_the_same_payment_again()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);

        var first = await eventFixture.AskAsync(token, id, SeatPrice);
        var second = await eventFixture.AskAsync(token, id, SeatPrice);

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
    public async Task Shows_a_payment_to_its_payer_only()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);
        var payment = (await eventFixture.AskAsync(token, id, SeatPrice)).Body.GetProperty("payment_intent_id").GetString();
        await eventFixture.ConfirmAsync(token, id);

        var own = await eventFixture.ShowAsync(token, $"/api/v1/payment/intent/{payment}");
        var others = await eventFixture.ShowAsync(await eventFixture.UserAsync(), $"/api/v1/payment/intent/{payment}");
        var unknown = await eventFixture.ShowAsync(token, "/api/v1/payment/intent/pay_nonsense");

        Assert.Equal(
            [
                "payment_intent_id", "reservation_id", "amount", "currency", "scenario", "status", "created_at",
                "updated_at",
            ],
            own.Body.Members());
        Assert.Equal("APPROVED", own.Body.GetProperty("status").GetString());
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
    public async Task Refuses_an_intent_that_does_not_fit(string body, string reason)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);

        var answer = await platform.Client.PostAsync(
            "/api/v1/payment/intent", body.Replace("ID", id, StringComparison.Ordinal), token);

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Gateway);
    }

    [Fact]
    public async Task Takes_no_money_for_somebody_elses_or_an_unknown_reservation()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (_, id) = await HoldAsync(eventFixture);
        var stranger = await eventFixture.UserAsync();

        Assert.Equal(403, (await eventFixture.AskAsync(stranger, id, SeatPrice)).Status);
        Assert.Equal(404, (await eventFixture.AskAsync(stranger, Calls.UnknownId, SeatPrice)).Status);
    }

    [Fact]
    public async Task Leaves_the_hold_to_its_owner_when_it_refuses_an_intent()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);

        Assert.Equal(403, (await eventFixture.AskAsync(await eventFixture.UserAsync(), id, SeatPrice)).Status);
        Assert.Equal(400, (await eventFixture.AskAsync(token, id, SeatPrice - 1)).Status);
        Assert.Equal("pending", await StateInRedisAsync(eventFixture, id));

        Assert.Equal(200, (await eventFixture.AskAsync(token, id, SeatPrice)).Status);
        Assert.Equal("claimed", await StateInRedisAsync(eventFixture, id));
    }

    private async Task<string?> StateInRedisAsync(EventFixture eventFixture, string reservation)
    {
        var database = await platform.Platform.Services.GetRequiredService<RedisConnection>().OpenAsync(default);

        return await database.HashGetAsync($"reservations:{{{eventFixture.Tag}}}:{Guid.Parse(reservation):N}", "state");
    }

    [Fact]
    public async Task Confirms_with_an_order_and_again_with_the_same_one()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);
        await eventFixture.AskAsync(token, id, SeatPrice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => eventFixture.ConfirmAsync(token, id)));
        var later = await eventFixture.ConfirmAsync(token, id);

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal("CONFIRMED", later.Body.GetProperty("status").GetString());
        Assert.All(answers, answer => Assert.Equal(
            later.Body.GetProperty("order_id").GetString(), answer.Body.GetProperty("order_id").GetString()));
    }

    [Theory]
    [InlineData("fail", 412, "PAYMENT_NOT_APPROVED")]
    [InlineData("delay", 412, "PAYMENT_NOT_APPROVED")]
    [InlineData("capture-refused", 412, "PAYMENT_NOT_APPROVED")]
    public async Task Does_not_confirm_without_the_money(string scenario, int status, string code)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);
        await eventFixture.AskAsync(token, id, SeatPrice, scenario);

        var answer = await eventFixture.ConfirmAsync(token, id);

        Assert.Equal((status, code), (answer.Status, answer.Body.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("answer-lost")]
    [InlineData("capture-stalls")]
    [InlineData("duplicate")]
    public async Task Confirms_in_the_end_when_the_provider_misbehaves(string scenario)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);
        await eventFixture.AskAsync(token, id, SeatPrice, scenario);

        var answer = await eventFixture.ConfirmAsync(token, id);
        answer = answer.Status == 503 ? await eventFixture.ConfirmAsync(token, id) : answer;

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Does_not_confirm_what_nobody_asked_money_for_or_somebody_else_holds()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, id) = await HoldAsync(eventFixture);

        Assert.Equal(412, (await eventFixture.ConfirmAsync(token, id)).Status);
        Assert.Equal(404, (await eventFixture.ConfirmAsync(await eventFixture.UserAsync(), id)).Status);
        Assert.Equal(404, (await eventFixture.ConfirmAsync(token, Calls.UnknownId)).Status);
        Assert.Equal(400, (await eventFixture.ConfirmAsync(token, "x")).Status);
    }

    private static async Task<(string Token, string Reservation)> HoldAsync(EventFixture eventFixture)
    {
        var token = await eventFixture.UserAsync();
        var held = await eventFixture.HoldAsync(token, eventFixture.Seats[0]);

        return (token, held.Body.GetProperty("reservation").Id());
    }
}
