using System.Text.Json;
using Serverless.Functions.Tests.Platform;
using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Trolleys at the Ingresso mock, from the first order to a cancellation.</summary>
[Collection(IngressoOrdering.Name)]
public sealed class IngressoTrolleysOverHttpTests(IngressoFixture ingresso)
{
    private const string Circle = "CIRCLE";

    private static readonly string[] LineNames = ["discount_code", "no_of_seats", "sale_seatprice"];

    [Fact]
    public async Task A_trolley_is_reserved_purchased_and_cancelled()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 5);
        var order =
            Order(performance, Circle, "A/pool", 3, "disc0=ADULT&disc1=CHILD&disc2=illegal&ext_test0_send_code=POST");
        var trolley = await ingresso.GetAsync($"trolley.v1/?{order}");
        var token = Uri.EscapeDataString(trolley["trolley_token"]);
        var reserved = await ingresso.PostAsync("reserve.v1/", $"trolley_token={token}");
        var uuid = reserved.Uuid;
        var lines = reserved.Order.GetProperty("ticket_orders").GetProperty("ticket_order").EnumerateArray();

        Assert.EndsWith(".Z", trolley["trolley_token"], StringComparison.Ordinal);
        Assert.Matches("^U-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}-[0-9A-F]{8}-LDNX$", uuid);
        Assert.Equal("reserved", reserved["transaction_status"]);
        Assert.Equal("15", reserved["minutes_left_on_reserve"]);
        Assert.Equal("[\"ie\",\"uk\"]", JsonSerializer.Serialize(
            reserved.Body.GetProperty("allowed_countries").EnumerateObject().Select(one => one.Name)));
        Assert.Equal("POST", reserved.Order.GetProperty("send_method").GetProperty("send_code").GetString());
        Assert.Equal(3, reserved.Seats.Distinct().Count());
        Assert.Equal(
            "ADULT:2:35,CHILD:1:18",
            string.Join(',', lines.Select(line => string.Join(':', LineNames.Select(name => line.GetProperty(name))))));
        Assert.Equal(103.5m, reserved.Body.GetProperty("trolley_contents").GetProperty("bundle")[0]
            .GetProperty("bundle_total_cost").GetDecimal());
        Assert.Equal(
            reserved.Text, (await ingresso.GetAsync($"reserve_page_archive.v1/?transaction_uuid={uuid}")).Text);
        Assert.Equal("reserved", await ingresso.StatusAsync(uuid));

        var bought = await ingresso.PostAsync("purchase.v1/", Customer(
            $"transaction_uuid={uuid}&email_address=f%40example.com&send_confirmation_email=1"
            + "&user_can_use_customer_data=True"));

        Assert.Equal("purchased", bought["transaction_status"]);
        Assert.Equal("Fred", bought.Body.GetProperty("customer").GetProperty("first_name").GetString());
        Assert.Equal("0790000", bought.Body.GetProperty("customer").GetProperty("work_phone").GetString());
        Assert.StartsWith(
            "PURCHASE-", bought.Order.GetProperty("backend_purchase_reference").GetString(), StringComparison.Ordinal);
        Assert.Equal(reserved.Seats, bought.Seats);
        Assert.DoesNotContain(":null", reserved.Text + bought.Text, StringComparison.Ordinal);

        var number = bought.Body.GetProperty("trolley_contents").GetProperty("transaction_id").GetString();
        var found = await ingresso.GetAsync($"trans_id_status.v1/?transaction_id={number}&add_customer=True");

        Assert.Equal("Flintstone", found.Body.GetProperty("customer").GetProperty("last_name").GetString());
        Assert.False(
            (await ingresso.GetAsync($"status.v1?transaction_uuid={uuid}")).Body.TryGetProperty("customer", out _));
        Assert.Equal(
            "purchased", (await ingresso.GetAsync($"transactions_by_id.v1?transaction_uuid_list={uuid},nothing")).Body
                .GetProperty("transactions_by_id").GetProperty(uuid).GetProperty("transaction_status").GetString());
        Assert.Equal("false", (await ingresso.PostAsync("release.v1/", $"transaction_uuid={uuid}")).Body
            .GetProperty("released_ok").GetRawText());

        var cancelled = await ingresso.PostAsync($"cancel.v1?transaction_uuid={uuid}", "cancel_items_list=1");
        var again = await ingresso.PostAsync("cancel.v1/", $"transaction_uuid={uuid}");

        Assert.Equal("[1]", cancelled["cancelled_item_numbers"]);
        Assert.Equal("cancelled", cancelled.Order.GetProperty("cancellation_status").GetString());
        Assert.Equal("[]", again["cancelled_item_numbers"]);
        Assert.Equal("purchased", await ingresso.StatusAsync(uuid));
        Assert.Equal(bought.Text, (await ingresso.GetAsync($"purchase_page_archive.v1/?transaction_uuid={uuid}")).Text);
    }

    [Fact]
    public async Task The_trolley_token_contains_the_orders()
    {
        var (nutcracker, cat) = (await ingresso.PerformanceAsync("6IF", 6), await ingresso.PerformanceAsync("7AB", 1));
        var first = Order(nutcracker, Circle, "A/pool", 2);
        var one = await ingresso.GetAsync($"trolley.v1?{first}");
        var same = await ingresso.PostAsync("trolley.v1", first);
        var two = await AddAsync(one, Order(cat, "STALLS", "A/pool", 2, "seat0=foo&seat1=bar"));
        var replaced = await AddAsync(two, Order(nutcracker, "STALLS", "A/pool", 1));
        var foreign = await AddAsync(two, Order("1GNCR-5", "0", "48/pool", 1));
        var unmatched = await AddAsync(two, Order(cat, "NOWHERE", "A/pool", 2));
        var removed = await ingresso.GetAsync(
            $"trolley.v1?trolley_token={Uri.EscapeDataString(two["trolley_token"])}&remove_items_list=1");
        var contents = two.Body.GetProperty("trolley_token_contents");

        Assert.Equal(one["trolley_token"], same["trolley_token"]);
        Assert.Equal((2, 2), (
            contents.GetProperty("trolley_bundle_count").GetInt32(),
            contents.GetProperty("trolley_order_count").GetInt32()));
        Assert.Equal("""["foo","bar"]""", contents.GetProperty("bundle")[1].GetProperty("order")[0]
            .GetProperty("requested_seat_ids").GetRawText());
        Assert.Equal(1, replaced.Body.GetProperty("discarded_orders")[0].GetProperty("item_number").GetInt32());
        Assert.Equal(2, foreign.Body.GetProperty("discarded_orders").GetArrayLength());
        Assert.True(unmatched.Body.GetProperty("input_contained_unavailable_order").GetBoolean());
        Assert.Equal(two["trolley_token"], unmatched["trolley_token"]);
        Assert.Equal(2, removed.Body.GetProperty("trolley_token_contents").GetProperty("bundle")[0]
            .GetProperty("order")[0].GetProperty("item_number").GetInt32());
        Assert.Equal(["7AC"], (await ingresso.GetAsync(
            $"add_ons.v1?trolley_token={Uri.EscapeDataString(two["trolley_token"])}")).Ids("event", "event_id"));
        Assert.Equal(["6IE", "7AA"], (await ingresso.GetAsync(
            $"upsells.v1?trolley_token={Uri.EscapeDataString(two["trolley_token"])}")).Ids("event", "event_id"));
    }

    [Fact]
    public async Task Replaces_unavailable_discounts_and_reports_it()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 4);
        var asked = await ingresso.GetAsync(
            $"trolley.v1?{Order(performance, Circle, "C/pool", 2, "disc0=CHILD&disc1=nothing")}");
        var usual = await ingresso.GetAsync($"trolley.v1?{Order(performance, Circle, "C/pool", 2, "disc0=CHILD")}");

        Assert.Equal(
            ["yes", "no"], new[] { asked, usual }.Select(answer => answer.Body.GetProperty("trolley_token_contents")
                .GetProperty("bundle")[0].GetProperty("order")[0].GetProperty("discounts_were_altered").GetString()!));
        Assert.Equal(usual["trolley_token"], asked["trolley_token"]);
    }

    [Fact]
    public async Task Accepts_JSON_bodies_with_numbers_as_text()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 15);
        var body = $$"""
            {"perf_id":"{{performance}}","ticket_type_code":"CIRCLE","price_band_code":"A/pool","no_of_seats":"2"}
            """;

        Assert.Equal("reserved",
            (await ingresso.SendAsync(HttpMethod.Post, "reserve.v1", Calls.Json(body)))["transaction_status"]);
        Assert.Equal(
            400, (await ingresso.SendAsync(HttpMethod.Post, "reserve.v1", Calls.Json("{\"perf_id\":"))).Status);
        Assert.Equal("perf_id, ticket_type_code, price_band_code, no_of_seats are required",
            (await ingresso.PostAsync("reserve.v1", ""))["message"]);
    }

    private Task<IngressoAnswer> AddAsync(IngressoAnswer trolley, string order) =>
        ingresso.GetAsync($"trolley.v1?trolley_token={Uri.EscapeDataString(trolley["trolley_token"])}&{order}");
}
