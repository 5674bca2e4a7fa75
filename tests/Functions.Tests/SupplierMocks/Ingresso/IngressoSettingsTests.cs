using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>The Ingresso mock with the environment variables of the original mock.</summary>
public sealed class IngressoSettingsTests(IngressoSeedFixture ingresso) : IClassFixture<IngressoSeedFixture>
{
    private static readonly AuthenticationOf Shop = As("shop", "its-password");

    [Theory]
    [InlineData("shop", "its-password", 200)]
    [InlineData("demo", "demopass", 401)]
    [InlineData("demo", "its-password", 401)]
    [InlineData("demo-creditcard", "demopass", 200)]
    public async Task The_configured_user_replaces_the_demo_user(string user, string password, int status) =>
        Assert.Equal(status, (await ingresso.GetAsync("test.v1", who: As(user, password))).Status);

    [Fact]
    public async Task The_Sphere_performances_are_on_the_configured_day()
    {
        var performances = await ingresso.GetAsync("performances.v1?event_id=1GNC", who: Shop);
        var month = (await ingresso.GetAsync("months.v1?event_id=1GNCR", who: Shop)).Body
            .GetProperty("results").GetProperty("month")[0];

        Assert.Equal(["1GNCR-4", "1GNCR-5"], performances.Ids("performance", "perf_id"));
        Assert.All(
            performances.Ids("performance", "iso8601_date_and_time"),
            at => Assert.Equal("2025-12-31T19:30:00-08:00", at));
        Assert.Equal(
            """{"month":"dec","month_desc":"December","month_short_desc":"Dec","year":2025,"""
                + "\"month_dates_bitmask\":1073741824,\"month_weekdays_bitmask\":8}",
            month.GetRawText());
    }

    [Fact]
    public async Task Reserves_the_Sphere_sample_as_recorded()
    {
        var sold = await ingresso.PostAsync("reserve.v1", Order("1GNCR-5", "1.110", "49/pool", 2), who: Shop);
        var bundle = sold.Body.GetProperty("trolley_contents").GetProperty("bundle")[0];

        Assert.Equal((578m, 212m, 790m, "usd"), (
            bundle.GetProperty("bundle_total_seatprice").GetDecimal(),
            bundle.GetProperty("bundle_total_surcharge").GetDecimal(),
            bundle.GetProperty("bundle_total_cost").GetDecimal(), bundle.GetProperty("currency_code").GetString()));
        Assert.Equal(["12.4", "12.3"], sold.Seats);
        Assert.Equal("MOBILE", sold.Order.GetProperty("send_method").GetProperty("send_code").GetString());
        Assert.StartsWith(
            """{"full_id":"12.4","row_id":"12","col_id":"4","is_restricted_view":false,"separator":".","seat_unique_""",
            sold.Order.GetProperty("ticket_orders").GetProperty("ticket_order")[0].GetProperty("seats")[0]
                .GetRawText(),
            StringComparison.Ordinal);
        Assert.Equal("1", sold["minutes_left_on_reserve"]);
    }

    [Fact]
    public async Task Cancels_an_event_only_together_with_its_add_ons()
    {
        var performance = await PerformanceAsync("7AB");
        var trolley = await ingresso.GetAsync($"trolley.v1?{Order(performance, "STALLS", "A/pool", 1)}", who: Shop);
        var reserved = await ingresso.PostAsync(
            "reserve.v1",
            $"trolley_token={Uri.EscapeDataString(trolley["trolley_token"])}&{Order("7AC-1", "ITEM", "X/pool", 1)}",
            who: Shop);
        await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={reserved.Uuid}"), who: Shop);

        var alone = await ingresso.PostAsync(
            "cancel.v1", $"transaction_uuid={reserved.Uuid}&cancel_items_list=1", who: Shop);
        var both = await ingresso.PostAsync("cancel.v1", $"transaction_uuid={reserved.Uuid}", who: Shop);
        var free =
            await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "A/pool", 1, "seat0=A1"), who: Shop);

        Assert.Equal(2, alone.Body.GetProperty("must_also_cancel")[0].GetProperty("item_number").GetInt32());
        Assert.False(alone.Body.TryGetProperty("cancelled_item_numbers", out _));
        Assert.Equal("[1,2]", both["cancelled_item_numbers"]);
        Assert.Equal("got_all", free.Order.GetProperty("seat_request_status").GetString());
    }

    private async Task<string> PerformanceAsync(string id) =>
        (await ingresso.GetAsync($"performances.v1?event_id={id}", who: Shop)).Ids("performance", "perf_id")[0];
}

public sealed class IngressoSeedFixture : IngressoFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("USERNAME", "shop"), new("PASSWORD", "its-password"), new("CANCEL_ALL", "1"), new("RESERVE_MINUTES", "1"),
        new("Suppliers:Ingresso:SphereDay", "2025-12-31"),
    ];
}
