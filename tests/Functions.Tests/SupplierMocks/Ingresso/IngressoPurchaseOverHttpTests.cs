using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Payments at the Ingresso mock: on account, by card, on a payment page, and with Stripe.</summary>
[Collection(IngressoOrdering.Name)]
public sealed class IngressoPurchaseOverHttpTests(IngressoFixture ingresso)
{
    private const string Circle = "CIRCLE";

    [Theory]
    [InlineData("first_name=Fred&", "", 400, "8", "first_name is required")]
    [InlineData("phone=0790000", "home_phone=1", 400, "8", "phone is required")]
    [InlineData("phone=0790000&country_code=uk", "country_code=foobar", 460, "8",
        "Country code 'foobar' in customer data is invalid")]
    [InlineData(
        "country_code=uk", "country_code=foobar", 460, "8", "Country code 'foobar' in customer data is invalid")]
    [InlineData("country_code=uk", "country_code=uk&email_address=nobody", 460, "2000", "Email address is invalid")]
    [InlineData(
        "country_code=uk", "country_code=uk&send_confirmation_email=True", 460, "2000", "Email address is invalid")]
    public async Task Invalid_customer_data_leaves_the_reservation_open(
        string right, string wrong, int status, string code, string text)
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 10), Circle, "A/pool", 1));
        var form = Customer().Replace(right, wrong, StringComparison.Ordinal) + $"&transaction_uuid={uuid}";
        var rejected = await ingresso.PostAsync("purchase.v1", form);

        Assert.Equal((status, code, text), (rejected.Status, rejected["error_code"], rejected["error_desc"]));
        Assert.Equal("reserved", await ingresso.StatusAsync(uuid));
        Assert.Equal(200, (await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"))).Status);
    }

    [Theory]
    [InlineData("", "3002")]
    [InlineData("card_number=WOTISCREDITCARD!&expiry_date=1001&cv_two=LOL", "3000")]
    [InlineData("card_number=6011111111111117&expiry_date=1230&cv_two=123", "3001")]
    [InlineData("card_number=4111111111111112&expiry_date=1230&cv_two=123", "3002")]
    [InlineData("card_number=4111+1111+1111+1111&expiry_date=1001&cv_two=123", "3003")]
    [InlineData("card_number=4111111111111111&expiry_date=1330&cv_two=123", "3003")]
    [InlineData("card_number=4111111111111111&expiry_date=1230&cv_two=LOL", "3004")]
    [InlineData("card_number=6759649826438453&expiry_date=1230&cv_two=123", "3005")]
    [InlineData("card_number=4111111111111111&expiry_date=1230&cv_two=123&issue_number=0", "3006")]
    [InlineData("card_number=6759649826438453&expiry_date=1230&cv_two=123&issue_number=1", "3007")]
    [InlineData("card_number=4111111111111111&expiry_date=1230&cv_two=123&start_date=0", "3008")]
    [InlineData("card_number=4111+1111+1111+1111&expiry_date=1230&cv_two=123", null)]
    public async Task Validates_the_card_of_a_card_paying_user(string card, string? code)
    {
        var who = As("demo-creditcard");
        var reserved = await ingresso.PostAsync(
            "reserve.v1", Order(await ingresso.PerformanceAsync("6IF", 11), Circle, "A/pool", 1), who: who);
        var answer =
            await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={reserved.Uuid}&{card}"), who: who);

        Assert.True(reserved.Body.GetProperty("needs_payment_card").GetBoolean());
        Assert.Contains("visa", reserved["accepted_payment_cards"], StringComparison.Ordinal);
        Assert.Equal((code is null ? 200 : 460, code ?? "purchased"), (
            answer.Status, code is null ? answer["transaction_status"] : answer["error_code"]));
        Assert.Equal(code is null ? "purchased" : "reserved", await ingresso.StatusAsync(reserved.Uuid, who));
    }

    [Theory]
    [InlineData("success=yes", "purchased")]
    [InlineData("success=1", "purchased")]
    [InlineData("success=no", "failed")]
    [InlineData("is_tsw_callout_timeout_callback=1", "failed")]
    public async Task Completes_a_purchase_by_the_callback_of_the_payment_page(string result, string status)
    {
        var who = As("demo-redirect");
        var uuid =
            await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 12), Circle, "A/pool", 1), who);
        var token = $"{uuid}.1";
        var form = Customer($"transaction_uuid={uuid}&return_token={token}&return_url=https://shop.example/{token}/");
        var callout = await ingresso.PostAsync("purchase.v1/", form, who: who);
        var pending = await ingresso.GetAsync($"status.v1?transaction_uuid={uuid}", who: who);

        Assert.Equal(token, callout.Body.GetProperty("callout").GetProperty("return_token").GetString());
        Assert.False(callout.Body.TryGetProperty("transaction_status", out _));
        Assert.Equal("attempting", pending["transaction_status"]);
        Assert.True(pending.Body.TryGetProperty("pending_callout", out _));
        Assert.Equal(400, (await ingresso.PostAsync("purchase.v1/", form, who: who)).Status);

        var more = await ingresso.PostAsync($"callback.v1/this.{token}/next.{uuid}.2/", "page=first", who: who);
        var used = await ingresso.PostAsync($"callback.v1/this.{token}/next.{uuid}.3", result, who: who);
        var race = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            ingresso.PostAsync($"callback.v1/this.{uuid}.2/next.{uuid}.3", result, who: who)));

        Assert.Equal($"{uuid}.2", more.Body.GetProperty("callout").GetProperty("return_token").GetString());
        Assert.Equal((410, "8"), (used.Status, used["error_code"]));
        Assert.Equal(status, race.Single(answer => answer.Status == 200)["transaction_status"]);
        Assert.Equal(4, race.Count(answer => answer.Status == 410));
        Assert.Equal(status, await ingresso.StatusAsync(uuid, who));
    }

    [Theory]
    [InlineData("ext_test0_callback/stripeToken=tok_visa", 200, "purchased")]
    [InlineData("ext_test0_callback/cider_token=tok_visa", 200, "purchased")]
    [InlineData("ext_test0_callback/stripeToken=tok_chargeDeclined", 200, "failed")]
    [InlineData("", 400, "reserved")]
    public async Task Requires_a_Stripe_token_for_every_bundle(string token, int status, string result)
    {
        var who = As("demo-stripe");
        var reserved = await ingresso.PostAsync(
            "reserve.v1", Order(await ingresso.PerformanceAsync("6IF", 13), Circle, "A/pool", 1), who: who);
        var answer =
            await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={reserved.Uuid}&{token}"), who: who);

        Assert.Equal("stripe", reserved.Body.GetProperty("trolley_contents").GetProperty("bundle")[0]
            .GetProperty("debitor").GetProperty("debitor_type").GetString());
        Assert.Equal((status, result), (answer.Status, await ingresso.StatusAsync(reserved.Uuid, who)));
    }
}
