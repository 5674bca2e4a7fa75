using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FlightPayments;

/// <summary>POST /api/payments/init, row by row of CloudJet's contract.</summary>
[Collection(PlatformTests.Name)]
public sealed class CreatePaymentOrderOverHttpTests(PlatformFixture platform)
{
    private const int Schedule = 4711;
    private const long Fare = 160_000;

    [Fact]
    public async Task Returns_what_the_window_needs()
    {
        platform.Fares.Set(Schedule, Fare);

        var answer = await platform.InitAsync(
            """{"amount":320000,"scheduleId":"4711","orderName":"ICN-NRT","method":"card","provider":"nicepay"}""");

        Assert.Equal(200, answer.Status);
        Assert.Matches(@"^CJ-ORD-\d+-4711-[0-9a-f]{8}$", answer.Body.GetProperty("order_id").GetString());
        Assert.True(answer.Body.GetProperty("success").GetBoolean());
        Assert.True(answer.Body.GetProperty("payment_id").GetInt32() > 0);
        Assert.Equal(
            """{"application_id":"fake-rest-api-key","price":320000,"order_name":"ICN-NRT","pg":"nicepay","""
                + "\"method\":\"card\"}",
            answer.Body.GetProperty("bootpay").GetRawText());
    }

    [Theory]
    [InlineData("", "nicepay", "card")]
    [InlineData(""","method":"CARD","provider":"NICEPAY" """, "nicepay", "card")]
    [InlineData(""","method":"Card","provider":"Nicepay" """, "nicepay", "card")]
    [InlineData(""","method":"phone","provider":"toss" """, "kakao", "kakao")]
    [InlineData(""","method":"KAKAO","provider":"KAKAO" """, "kakao", "kakao")]
    public async Task Every_other_method_and_provider_is_Kakao(string members, string pg, string method)
    {
        var answer = await platform.InitAsync($$"""{"amount":"500"{{members}}}""");

        var window = answer.Body.GetProperty("bootpay");
        Assert.Equal(
            (pg, method, 500, "CloudJet 항공권 결제"),
            (window.GetProperty("pg").GetString(), window.GetProperty("method").GetString(),
                window.GetProperty("price").GetInt32(), window.GetProperty("order_name").GetString()));
        Assert.Matches(@"^CJ-ORD-\d+-NA-[0-9a-f]{8}$", answer.Body.GetProperty("order_id").GetString());
    }

    [Theory]
    [InlineData("{}", "flight-payments.field-missing")]
    [InlineData("""{"amount":null}""", "flight-payments.field-missing")]
    [InlineData("""{"amount":""}""", "flight-payments.field-missing")]
    [InlineData("""{"amount":0}""", "flight-payments.bad-amount")]
    [InlineData("""{"amount":-500}""", "flight-payments.bad-amount")]
    [InlineData("""{"amount":99}""", "flight-payments.bad-amount")]
    [InlineData("""{"amount":100000001}""", "flight-payments.bad-amount")]
    [InlineData("""{"amount":10.5}""", "flight-payments.bad-number")]
    [InlineData("""{"amount":"ten"}""", "flight-payments.bad-number")]
    [InlineData("""{"amount":1e40}""", "flight-payments.bad-number")]
    [InlineData("""{"amount":500,"scheduleId":"x"}""", "flight-payments.bad-number")]
    [InlineData("""{"amount":500,"scheduleId":999999}""", "flight-payments.unknown-schedule")]
    [InlineData("""{"amount":500,"orderId":"with space"}""", "flight-payments.bad-order-id")]
    [InlineData("""{"amount":500,"orderId":".."}""", "flight-payments.bad-order-id")]
    [InlineData("""{"amount":500,"orderId":"a/b"}""", "flight-payments.bad-order-id")]
    [InlineData("", "request.malformed")]
    public async Task Rejects_what_cannot_be_paid(string body, string reason)
    {
        var answer = await platform.InitAsync(body);

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task The_text_of_a_missing_amount_is_that_of_the_contract() =>
        Assert.Equal("amount는 필수입니다.", (await platform.InitAsync("{}")).Message);

    [Fact]
    public async Task An_order_id_has_at_most_64_characters()
    {
        var id = NewId(64);

        Assert.Equal(200, (await platform.InitAsync($$"""{"amount":500,"orderId":"{{id}}"}""")).Status);
        Assert.Equal(400, (await platform.InitAsync($$"""{"amount":500,"orderId":"{{id}}x"}""")).Status);
    }

    [Theory]
    [InlineData(Fare, 200)]
    [InlineData(9 * Fare, 200)]
    [InlineData(10 * Fare, 400)]
    [InlineData(Fare + 1, 400)]
    [InlineData(Fare / 2, 400)]
    public async Task An_amount_is_one_to_nine_fares(long amount, int status)
    {
        platform.Fares.Set(Schedule, Fare);

        var answer = await platform.InitAsync($$"""{"amount":{{amount}},"scheduleId":{{Schedule}}}""");

        Assert.Equal(status, answer.Status);

        if (status == 200)
        {
            var quote = (await platform.ReadOrderAsync(answer.Body.GetProperty("order_id").GetString()!)).Quote!;
            Assert.Equal((Schedule, Fare, amount / Fare), (quote.Schedule, quote.UnitPrice, quote.PassengerCount));
        }
    }

    [Fact]
    public async Task The_same_order_again_is_the_same_payment_also_after_the_fare_changed()
    {
        var schedule = Schedule + 1;
        platform.Fares.Set(schedule, Fare);
        var body = $$"""{"amount":{{Fare}},"scheduleId":{{schedule}},"orderId":"{{NewId(20)}}"}""";

        var first = await platform.InitAsync(body);
        platform.Fares.Set(schedule, Fare + 1);
        var again = await platform.InitAsync(body);

        Assert.Equal((200, first.Text), (again.Status, again.Text));
    }

    [Fact]
    public async Task Another_amount_user_or_schedule_does_not_get_the_order()
    {
        var id = NewId(20);
        var other = await platform.IssueAsync(Domain.Accounts.AccountRole.User);
        platform.Fares.Set(Schedule, 500);
        await platform.InitAsync($$"""{"amount":500,"orderId":"{{id}}"}""");

        foreach (var (body, token) in ((string, string?)[])
            [
                ($$"""{"amount":501,"orderId":"{{id}}"}""", null),
                ($$"""{"amount":500,"orderId":"{{id}}"}""", other),
                ($$"""{"amount":500,"orderId":"{{id}}","scheduleId":{{Schedule}}}""", null),
            ])
        {
            var answer = await platform.InitAsync(body, token);

            Assert.Equal((409, "flight-payments.order-exists"), (answer.Status, answer.Reason));
        }
    }

    [Theory]
    [InlineData("/api/payments/health")]
    [InlineData("/payments/health")]
    public async Task Health_is_that_of_the_contract(string path) => Assert.Equal(
        """{"status":"healthy","service":"payment-service","port":5005}""",
        (await platform.Client.SendAsync(HttpMethod.Get, path)).Text);

    private static string NewId(int length)
    {
        var id = new IdSource(TimeProvider.System).Next().ToString("N", CultureInfo.InvariantCulture);

        return string.Concat(Enumerable.Repeat(id, 2))[..length];
    }
}
