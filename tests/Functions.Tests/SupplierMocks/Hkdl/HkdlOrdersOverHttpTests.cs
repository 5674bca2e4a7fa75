using System.Net;
using Serverless.Functions.Tests.Platform;
using static Serverless.Functions.Tests.SupplierMocks.Hkdl.HkdlFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Hkdl;

/// <summary>Orders at the HKDL mock: reservation, status, cancellation, stock and every injected fault.</summary>
public sealed class HkdlOrdersOverHttpTests(HkdlFixture hkdl) : IClassFixture<HkdlFixture>
{
    [Fact]
    public async Task An_order_is_sold_shown_and_cancelled()
    {
        var items = "[{\"ticketId\":14,\"qty\":\"4\"},{\"ticketId\":\"15\",\"qty\":2}]";
        var sold = await hkdl.CallAsync("ReserveOrder", Order("way", items));
        var number = sold["reservationNo"];

        Assert.Equal("0000", sold.Code);
        Assert.Contains("\"detail\":{\"totalAmount\":1180.0,\"qrCode\":\"", sold.Text, StringComparison.Ordinal);
        Assert.Equal("00123-R-way", sold["voucherNo"]);
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(
            Convert.FromBase64String(sold["confirmationLetter"])), StringComparison.Ordinal);
        Assert.Equal("3001", (await hkdl.CallAsync("ReserveOrder", Order("way", items))).Code);
        Assert.Equal("COMPLETED", (await hkdl.CallAsync("GetOrderStatus", "\"requestId\":\"way\""))["status"]);
        Assert.Equal(
            "1007", (await hkdl.CallAsync("CancelOrder", $"\"reservationNo\":\"{number}\"", agent: "OTHER")).Code);
        Assert.Equal("""{"responseCode":"0000"}""",
            (await hkdl.CallAsync("CancelOrder", $"\"reservationNo\":\"{number}\"")).Text);
        Assert.Equal(
            $$"""{"responseCode":"0000","status":"CANCELLED","reservationNo":"{{number}}","voucherNo":"00123-R-way"}""",
            (await hkdl.CallAsync("GetOrderStatus", $"\"reservationNo\":\"{number}\"")).Text);
        Assert.Equal("""{"responseCode":"0000","status":"NOT_FOUND"}""",
            (await hkdl.CallAsync("GetOrderStatus", "\"requestId\":\"nobody\"")).Text);
    }

    [Theory]
    [InlineData("\"requestId\":\"\"", "\"lang\":\"en_US\"", "1005")]
    [InlineData("\"eventId\":\"34\"", "\"eventId\":\"99\"", "4101")]
    [InlineData("\"pickupId\":\"13\",", "", "4308")]
    [InlineData("\"pickupId\":\"13\"", "\"pickupId\":\"99\"", "4308")]
    [InlineData("en_US", "ko_KR", "4502")]
    [InlineData("\"showId\":79,", "", "4202")]
    [InlineData("\"showId\":79", "\"showId\":5", "4203")]
    [InlineData("CHAN TAI MAN", "", "4501")]
    [InlineData("\"referenceNo\"", "\"reference\"", "4504")]
    [InlineData("\"ticketId\":\"13\"", "\"ticketId\":\"23\"", "4401")]
    [InlineData("\"qty\":1", "\"qty\":0", "4505")]
    [InlineData("\"qty\":1", "\"qty\":15", "4104")]
    [InlineData("\"items\"", "\"pickupDate\":\"soon\",\"items\"", "4303")]
    public async Task Rejects_an_invalid_order(string right, string wrong, string code)
    {
        var order = Order("wrong", Adults(1));
        order = code == "1005" ? order.Replace("\"requestId\":\"wrong\"", right, StringComparison.Ordinal)
            : order.Replace(right, wrong, StringComparison.Ordinal);

        Assert.Equal(code, (await hkdl.CallAsync("ReserveOrder", order)).Code);
        Assert.Equal("NOT_FOUND", (await hkdl.CallAsync("GetOrderStatus", "\"requestId\":\"wrong\""))["status"]);
    }

    [Fact]
    public async Task Rejects_the_reference_of_an_active_order()
    {
        var first = await hkdl.CallAsync("ReserveOrder", Order("first", Adults(1)));
        var duplicate = Order("second", Adults(1)).Replace("R-second", "R-first", StringComparison.Ordinal);

        Assert.Equal("4506", (await hkdl.CallAsync("ReserveOrder", duplicate)).Code);
        await hkdl.CallAsync("CancelOrder", $"\"reservationNo\":\"{first["reservationNo"]}\"");
        Assert.Equal("0000", (await hkdl.CallAsync("ReserveOrder", duplicate)).Code);
    }

    [Fact]
    public async Task A_group_order_cannot_be_cancelled()
    {
        var order = "\"requestId\":\"group\",\"eventId\":\"36\",\"lang\":\"zh_TW\",\"pickupId\":1,"
            + "\"referenceNo\":\"R-group\",\"items\":[{\"ticketId\":\"23\",\"qty\":15}]";

        Assert.Equal("4201", (await hkdl.CallAsync("ReserveOrder", order + ",\"showId\":79")).Code);
        var sold = await hkdl.CallAsync("ReserveOrder", order);
        Assert.Equal("0000", sold.Code);
        Assert.False(sold.Body.GetProperty("detail").TryGetProperty("showDateTime", out _));

        var cancel = await hkdl.CallAsync("CancelOrder", $"\"reservationNo\":\"{sold["reservationNo"]}\"");

        Assert.Equal((403, "9002"), ((int)cancel.Status, cancel.Code));
        Assert.Equal("COMPLETED", (await hkdl.CallAsync("GetOrderStatus", "\"requestId\":\"group\""))["status"]);
    }

    [Fact]
    public async Task Accepts_guest_names_written_raw_or_escaped()
    {
        var raw = Order("raw", Adults(1)).Replace("CHAN TAI MAN", "홍길동", StringComparison.Ordinal);
        var escaped =
            Order("escaped", Adults(1)).Replace("CHAN TAI MAN", "\\ud64d\\uae38\\ub3d9", StringComparison.Ordinal);

        foreach (var order in (string[])[raw, escaped])
        {
            var sold = await hkdl.CallAsync("ReserveOrder", order);

            Assert.Equal("홍길동", sold.Body.GetProperty("detail").GetProperty("guestName").GetString());
        }
    }

    [Fact]
    public async Task Concurrent_duplicates_make_one_order()
    {
        var duplicates = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            hkdl.CallAsync("ReserveOrder", Order("twins", Adults(1)))));

        Assert.Single(duplicates, answer => answer.Code == "0000");
        Assert.Equal(19, duplicates.Count(answer => answer.Code == "3001"));
    }

    [Fact]
    public async Task Sells_the_last_ticket_once_and_again_after_its_cancellation()
    {
        Assert.Equal("0000", (await hkdl.CallAsync("ReserveOrder", Order("most", Adults(10), "80"))).Code);
        Assert.Equal("0000", (await hkdl.CallAsync("ReserveOrder", Order("more", Adults(9), "80"))).Code);

        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(rank =>
            hkdl.CallAsync("ReserveOrder", Order($"race-{rank}", Adults(1), "80"))));

        Assert.Single(race, answer => answer.Code == "0000");
        Assert.Equal(7, race.Count(answer => answer.Code == "3002"));

        var winner = race.Single(answer => answer.Code == "0000")["reservationNo"];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            hkdl.CallAsync("CancelOrder", $"\"reservationNo\":\"{winner}\"")));

        Assert.Equal("0000", (await hkdl.CallAsync("ReserveOrder", Order("again", Adults(1), "80"))).Code);
        Assert.Equal("3002", (await hkdl.CallAsync("ReserveOrder", Order("too-late", Adults(1), "80"))).Code);
    }

    [Theory]
    [InlineData("sold-out", "3002", false)]
    [InlineData("wrong-signature", "1001", false)]
    [InlineData("clock-skew;seconds=1000", "1004", false)]
    [InlineData("refuse;code=2002", "2002", false)]
    [InlineData("twice", "3001", true)]
    [InlineData("late;seconds=0", "0000", true)]
    [InlineData("partial-basket", "0000", true)]
    public async Task A_header_injects_a_fault(string fault, string code, bool isDone)
    {
        var id = fault.Split(';')[0];
        var answer = await hkdl.CallAsync("ReserveOrder", Order(id, Adults(2)), fault);
        var status = await hkdl.CallAsync("GetOrderStatus", $"\"requestId\":\"{id}\"");

        Assert.Equal((code, isDone ? "COMPLETED" : "NOT_FOUND"), (answer.Code, status["status"]));
        Assert.Equal(fault == "partial-basket", status.Text.Contains("\"quantity\":1,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("drop", "NOT_FOUND")]
    [InlineData("commit-then-drop", "COMPLETED")]
    [InlineData("commit-then-time-out;seconds=0", "COMPLETED")]
    public async Task A_header_breaks_the_connection(string fault, string status)
    {
        var id = fault.Split(';')[0];

        var broken = await hkdl.CallAsync("ReserveOrder", Order(id, Adults(1)), fault);

        Assert.Equal((HttpStatusCode.InternalServerError, ""), (broken.Status, broken.Text));
        Assert.Equal(status, (await hkdl.CallAsync("GetOrderStatus", $"\"requestId\":\"{id}\""))["status"]);
    }

    [Fact]
    public async Task A_fault_plan_applies_to_its_client_for_the_planned_requests()
    {
        using var plain = new HttpClient { BaseAddress = hkdl.Platform.BaseAddress };
        var plan = await hkdl.Client.PostAsync(
            "/mock/faults",
            """
            {"supplier":"hkdl","fault":"unavailable","status":502,"client":"OTHER","endpoint":"GetEvents","requests":1}
            """);
        Assert.Equal(201, plan.Status);
        Assert.Equal("0000", (await hkdl.CallAsync("GetEvents")).Code);

        var message = Message(agent: "OTHER");
        using var failed = await plain.PostAsync("/OTA/GetEvents", Form(message, Sign(message, "other-secret")));

        Assert.Equal(502, (int)failed.StatusCode);
        Assert.Equal("0000", (await hkdl.CallAsync("GetEvents", agent: "OTHER")).Code);
    }
}
