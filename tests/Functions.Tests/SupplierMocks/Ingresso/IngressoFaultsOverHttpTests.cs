using Serverless.Functions.Tests.Platform;
using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Faults of the Ingresso mock that a header or a fault plan injects.</summary>
[Collection(IngressoOrdering.Name)]
public sealed class IngressoFaultsOverHttpTests(IngressoFixture ingresso)
{
    private const string Circle = "CIRCLE";

    [Theory]
    [InlineData("sold-out", 200)]
    [InlineData("wrong-signature", 401)]
    [InlineData("refuse;code=4", 502)]
    [InlineData("refuse;code=3002", 460)]
    public async Task A_header_injects_an_error_and_reserves_nothing(string fault, int status)
    {
        var performance = await ingresso.PerformanceAsync("6IF", 16);
        var answer = await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "B/pool", 3), fault);
        var now = await ingresso.GetAsync($"availability.v1?perf_id={performance}&no_of_seats=3");

        Assert.Equal(status, answer.Status);
        Assert.False(answer.Body.TryGetProperty("trolley_contents", out _));
        Assert.Equal(2, now.Body.GetProperty("availability").GetProperty("ticket_type")[1].GetProperty("price_band")
            .GetArrayLength());
    }

    [Theory]
    [InlineData("broken", "backend_is_broken")]
    [InlineData("down", "backend_is_down")]
    [InlineData("throttled", "backend_throttle_failed")]
    public async Task Reports_an_injected_fault_of_the_source(string trouble, string flag)
    {
        var answer = await ingresso.GetAsync("availability.v1?perf_id=1GNCR-5", $"refuse;code={trouble}");

        Assert.Equal((200, "True"), (answer.Status, answer[flag]));
        Assert.Empty(answer.Body.GetProperty("availability").GetProperty("ticket_type").EnumerateArray());
    }

    [Fact]
    public async Task A_header_injects_a_fault_into_a_successful_reservation()
    {
        var order = Order(await ingresso.PerformanceAsync("7AA", 9), Circle, "B/pool", 2);
        var half = await ingresso.PostAsync("reserve.v1", order, "partial-basket");
        var skewed = await ingresso.PostAsync("reserve.v1", order, "clock-skew;seconds=3600");
        var twice = await ingresso.PostAsync("reserve.v1", order, "twice");
        var late =
            await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={twice.Uuid}"), "late;seconds=0");

        Assert.Equal(1, half.Order.GetProperty("total_no_of_seats").GetInt32());
        Assert.True(skewed.Body.GetProperty("reserve_iso8601_date_and_time").GetDateTimeOffset()
            > TimeProvider.System.GetUtcNow().AddMinutes(50));
        Assert.Equal("purchased", late["transaction_status"]);
        Assert.Equal((400, "transaction already purchased"), await BuyTwiceAsync(order));
    }

    [Fact]
    public async Task A_partial_basket_reserves_the_first_order_only()
    {
        var trolley = await ingresso.GetAsync(
            $"trolley.v1?{Order(await ingresso.PerformanceAsync("6IF", 19), Circle, "A/pool", 2)}");
        var more = Order(await ingresso.PerformanceAsync("7AB", 1), Circle, "B/pool", 1);
        var half = await ingresso.PostAsync(
            "reserve.v1", $"trolley_token={Uri.EscapeDataString(trolley["trolley_token"])}&{more}", "partial-basket");

        Assert.Equal("reserved", half["transaction_status"]);
        Assert.Equal("1", half.Body.GetProperty("trolley_contents").GetProperty("trolley_order_count").GetRawText());
        Assert.Equal("7AB",
            half.Body.GetProperty("unreserved_orders")[0].GetProperty("event").GetProperty("event_id").GetString());
    }

    [Theory]
    [InlineData("drop", "reserved")]
    [InlineData("commit-then-drop", "purchased")]
    [InlineData("commit-then-time-out;seconds=0", "purchased")]
    public async Task A_header_breaks_the_connection(string fault, string status)
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 17), Circle, "A/pool", 1));

        var broken = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"), fault);

        Assert.Equal((500, ""), ((int)broken.Status, broken.Text));
        Assert.Equal(status, await ingresso.StatusAsync(uuid));
    }

    [Fact]
    public async Task A_fault_plan_applies_to_one_client_and_a_reset_deletes_everything()
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 18), Circle, "A/pool", 1));
        var plan = await ingresso.Client.PostAsync(
            "/mock/faults",
            """
            {"supplier":"ingresso","fault":"unavailable","status":503,"client":"demo-stripe","endpoint":"test.v1",
             "requests":1}
            """);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/f13/test.v1");
        request.Headers.Add("Authorization", "Basic ZGVtby1zdHJpcGU6ZGVtb3Bhc3M=");
        Assert.Equal(201, plan.Status);
        Assert.Equal(200, (await ingresso.GetAsync("test.v1")).Status);

        using var failed = await plain.SendAsync(request);

        Assert.Equal(503, (int)failed.StatusCode);
        Assert.Equal(200, (await ingresso.GetAsync("test.v1", who: As("demo-stripe"))).Status);
        Assert.Equal(200, (await ingresso.Client.PostAsync("/mock/reset?supplier=ingresso", "")).Status);
        Assert.Equal(400, (await ingresso.GetAsync($"status.v1?transaction_uuid={uuid}")).Status);
    }

    private async Task<(int Status, string Text)> BuyTwiceAsync(string order)
    {
        var uuid = await ingresso.ReserveAsync(order);
        var answer = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"), "twice");

        return (answer.Status, answer["error_desc"]);
    }
}
