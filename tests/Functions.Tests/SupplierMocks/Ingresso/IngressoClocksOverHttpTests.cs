using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Concurrent requests and expiry of reservations at the Ingresso mock.</summary>
[Collection(IngressoOrdering.Name)]
public sealed class IngressoClocksOverHttpTests(IngressoFixture ingresso)
{
    private const string Circle = "CIRCLE";

    [Fact]
    public async Task Concurrent_purchases_of_a_reservation_take_effect_once()
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("7AA", 3), Circle, "A/pool", 2));
        var race = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"))));

        Assert.Single(race, answer => answer.Status == 200);
        Assert.All(
            race.Where(answer => answer.Status != 200),
            answer => Assert.Equal((400, "transaction already purchased"), (answer.Status, answer["error_desc"])));
    }

    [Fact]
    public async Task A_concurrent_release_and_purchase_have_one_winner()
    {
        for (var round = 0; round < 5; round++)
        {
            var uuid =
                await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("7AA", 4), Circle, "B/pool", 2));
            var buying = ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"));
            var releasing = ingresso.PostAsync("release.v1", $"transaction_uuid={uuid}");
            var (bought, released) = (await buying, await releasing);

            Assert.NotEqual(bought.Status == 200, released.Body.GetProperty("released_ok").GetBoolean());
            Assert.Equal(bought.Status == 200 ? "purchased" : "released", await ingresso.StatusAsync(uuid));
        }
    }

    [Fact]
    public async Task A_reservation_expires_after_its_time()
    {
        var performance = await ingresso.PerformanceAsync("7AA", 6);
        var order = Order(performance, Circle, "A/pool", 2, "seat0=E4&seat1=E5");
        var uuid = await ingresso.ReserveAsync(order);

        using (ingresso.Later(TimeSpan.FromMinutes(16)))
        {
            Assert.Equal("released", await ingresso.StatusAsync(uuid));

            var next = await ingresso.PostAsync("reserve.v1", order);
            var late = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"));

            Assert.Equal(["E4", "E5"], next.Seats);
            Assert.Equal((200, "failed"), (late.Status, late["transaction_status"]));
            Assert.Equal(
                """{"success":false,"is_partial":false,"failure_reason":"reservation_expired"}""",
                late.Body.GetProperty("trolley_contents").GetProperty("purchase_result").GetRawText());
            Assert.Equal("reserved", await ingresso.StatusAsync(next.Uuid));
            Assert.Equal("purchased", (await ingresso.PostAsync(
                "purchase.v1", Customer($"transaction_uuid={next.Uuid}")))["transaction_status"]);
        }
    }

    [Fact]
    public async Task Never_sells_a_seat_twice_under_clock_skew()
    {
        var order = Order(await ingresso.PerformanceAsync("7AA", 14), Circle, "A/pool", 2, "seat0=E4&seat1=E5");
        var slow = await ingresso.ReserveAsync(order);
        var redirected = As("demo-redirect");
        var fast = await ingresso.PostAsync("reserve.v1", order, "clock-skew;seconds=960", redirected);
        var token = $"{fast.Uuid}.1";
        var callout = await ingresso.PostAsync(
            "purchase.v1",
            Customer($"transaction_uuid={fast.Uuid}&return_token={token}&return_url=https://shop.example/{token}/"),
            who: redirected);
        var late = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={slow}"));

        Assert.Equal(["E4", "E5"], fast.Seats);
        Assert.True(callout.Body.TryGetProperty("callout", out _));
        Assert.Equal("failed", late["transaction_status"]);

        // The skewed clock of a third request says that the payment page took too long.
        var third = await ingresso.PostAsync("reserve.v1", order, "clock-skew;seconds=3600");
        var paid = await ingresso.PostAsync($"callback.v1/this.{token}/next.2", "success=yes", who: redirected);
        var bought = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={third.Uuid}"));

        Assert.Equal(["E4", "E5"], third.Seats);
        Assert.Equal("failed", paid["transaction_status"]);
        Assert.Equal("purchased", bought["transaction_status"]);
    }

    [Fact]
    public async Task Archived_pages_expire()
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 9), Circle, "C/pool", 1));

        Assert.Equal(400, (await ingresso.GetAsync($"purchase_page_archive.v1?transaction_uuid={uuid}")).Status);
        await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}", "foobar"));
        Assert.Equal(460, (await ingresso.GetAsync($"purchase_page_archive.v1?transaction_uuid={uuid}")).Status);

        using (ingresso.Later(TimeSpan.FromHours(25)))
        {
            Assert.Equal((410, "8"), await ErrorAsync($"reserve_page_archive.v1?transaction_uuid={uuid}"));
        }

        using (ingresso.Later(TimeSpan.FromDays(366)))
        {
            Assert.Equal((410, "8"), await ErrorAsync($"purchase_page_archive.v1?transaction_uuid={uuid}"));
        }
    }

    private async Task<(int Status, string Code)> ErrorAsync(string path)
    {
        var answer = await ingresso.GetAsync(path);

        return (answer.Status, answer["error_code"]);
    }
}
