using System.Globalization;
using System.Net;
using Serverless.Fakes.Platform;
using static Serverless.Functions.Tests.SupplierMocks.Hkdl.HkdlFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Hkdl;

/// <summary>
/// A platform whose HKDL mock decides cancellations later, rejects past dates, and returns status 200 for errors.
/// </summary>
public sealed class StrictHkdlFixture : HkdlFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        .. base.MoreSettings,
        new("HKDL_CANCEL_MODE", "pending"),
        new("HKDL_CANCEL_DELAY", "3"),
        new("HKDL_STRICT", "1"),
        new("HKDL_ERROR_HTTP", "always200"),
    ];
}

/// <summary>The effects of the original mock's settings.</summary>
public sealed class StrictHkdlOverHttpTests(StrictHkdlFixture hkdl) : IClassFixture<StrictHkdlFixture>
{
    private static int LastOrder;

    [Fact]
    public async Task Decides_a_cancellation_later_and_then_returns_the_tickets()
    {
        var show = await FindShowAsync(days: 20);
        var sold = await ReserveAsync(Order(NextId(), Adults(14), show));
        var rest = await ReserveAsync(Order(NextId(), Adults(6), show));
        var number = $"\"reservationNo\":\"{sold["reservationNo"]}\"";
        Assert.Equal("0000", rest.Code);

        var cancel = await hkdl.CallAsync("CancelOrder", number);
        var pending = await hkdl.CallAsync("GetOrderStatus", number);

        Assert.Equal("""{"responseCode":"0000"}""", cancel.Text);
        Assert.Equal(
            $$"""{"responseCode":"0000","status":"CANCEL_PENDING",{{number}},"voucherNo":"{{sold["voucherNo"]}}"}""",
            pending.Text);
        Assert.Equal("3002", (await ReserveAsync(Order(NextId(), Adults(1), show))).Code);
        Assert.Equal("CANCELLED", await WaitForDecisionAsync(number));
        Assert.Equal("0000", (await ReserveAsync(Order(NextId(), Adults(14), show))).Code);
        Assert.Equal("3002", (await ReserveAsync(Order(NextId(), Adults(1), show))).Code);
    }

    [Fact]
    public async Task A_declined_cancellation_leaves_the_order_valid()
    {
        var order = Order(NextId(), Adults(2), await FindShowAsync(days: 21))
            .Replace("CHAN TAI MAN", "DECLINE CANCEL", StringComparison.Ordinal);
        var sold = await ReserveAsync(order);
        var number = $"\"reservationNo\":\"{sold["reservationNo"]}\"";
        await hkdl.CallAsync("CancelOrder", number);

        Assert.Equal("CANCEL_DECLINED", await WaitForDecisionAsync(number));

        var after = await hkdl.CallAsync("GetOrderStatus", number);
        Assert.Equal(sold["detail"], after["detail"]);
        Assert.Equal(sold["confirmationLetter"], after["confirmationLetter"]);
        Assert.Equal(sold["eticketUrl"], after["eticketUrl"]);
    }

    [Fact]
    public async Task Rejects_past_shows_and_pickup_days()
    {
        var show = await FindShowAsync(days: 10);

        Assert.Equal("4206", (await ReserveAsync(Order(NextId(), Adults(1), "79"))).Code);
        Assert.Equal("4302", (await ReserveAsync(PickedUp(show, days: 11))).Code);
        Assert.Equal("4303", (await ReserveAsync(PickedUp(show, days: -1))).Code);
        Assert.Equal("4303", (await ReserveAsync(PickedUp(await FindShowAsync(days: 50), days: 31))).Code);
        Assert.Equal("0000", (await ReserveAsync(PickedUp(show, days: 10))).Code);
    }

    [Fact]
    public async Task Returns_errors_with_status_200_when_configured()
    {
        var message = Message();

        var invalid = await hkdl.SendAsync("GetEvents", Form(message, Sign(message, "another secret")));
        var unknown = await hkdl.CallAsync("CancelOrder", "\"reservationNo\":\"1\"");

        Assert.Equal((HttpStatusCode.OK, "1001"), (invalid.Status, invalid.Code));
        Assert.Equal((HttpStatusCode.OK, "1007"), (unknown.Status, unknown.Code));
    }

    private static string NextId() => $"strict-{Interlocked.Increment(ref LastOrder)}";

    private static string Day(int days) => Now(days * 86_400)[..10];

    private static string PickedUp(string show, int days) =>
        Order(NextId(), Adults(1), show) + $",\"pickupDate\":\"{Day(days)}\"";

    private Task<HkdlAnswer> ReserveAsync(string order) => hkdl.CallAsync("ReserveOrder", order);

    private async Task<string> FindShowAsync(int days)
    {
        var day = Day(days);
        var shows = await hkdl.CallAsync("GetShows", $"\"eventId\":\"34\",\"fromDate\":\"{day}\",\"toDate\":\"{day}\"");

        return shows.Body.GetProperty("shows")[0].GetProperty("showId").GetInt32()
            .ToString(CultureInfo.InvariantCulture);
    }

    private async Task<string> WaitForDecisionAsync(string number)
    {
        var answer = await Eventually.SucceedsAsync(
            () => hkdl.CallAsync("GetOrderStatus", number),
            answer => answer["status"] != "CANCEL_PENDING",
            "the cancellation is decided");

        return answer["status"];
    }
}
