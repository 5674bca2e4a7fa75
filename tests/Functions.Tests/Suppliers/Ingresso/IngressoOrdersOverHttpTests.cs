using System.Text.Json;
using Serverless.Functions.Tests.Platform;
using static Serverless.Functions.Tests.Suppliers.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.Suppliers.Ingresso;

/// <summary>
/// Trolleys, reservations and purchases at the mock of Ingresso: the whole way, and every way off it.
/// </summary>
public sealed class IngressoOrdersOverHttpTests(IngressoFixture ingresso) : IClassFixture<IngressoFixture>
{
    private const string Circle = "CIRCLE";

    [Fact]
    public async Task Goes_the_whole_way_from_a_trolley_to_a_cancellation()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 5);
        var order =
            Order(performance, Circle, "A/pool", 3, "disc0=ADULT&disc1=CHILD&disc2=illegal&ext_test0_send_code=POST");
        var trolley = await ingresso.GetAsync($"trolley.v1/?{order}");
        var token = Uri.EscapeDataString(trolley["trolley_token"]);
        var reserved = await ingresso.PostAsync("reserve.v1/", $"trolley_token={token}");
        var uuid = reserved.Uuid;

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
            string.Join(',', reserved.Order.GetProperty("ticket_orders").GetProperty("ticket_order").EnumerateArray().Select(line =>
                $"{line.GetProperty("discount_code").GetString()}:{line.GetProperty("no_of_seats")}:{line.GetProperty("sale_seatprice")}")));
        Assert.Equal(103.5m, reserved.Body.GetProperty("trolley_contents").GetProperty("bundle")[0]
            .GetProperty("bundle_total_cost").GetDecimal());
        Assert.Equal(
            reserved.Text, (await ingresso.GetAsync($"reserve_page_archive.v1/?transaction_uuid={uuid}")).Text);
        Assert.Equal("reserved", await ingresso.StatusAsync(uuid));

        var bought = await ingresso.PostAsync("purchase.v1/", Customer(
            $"transaction_uuid={uuid}&email_address=f%40example.com&send_confirmation_email=1&user_can_use_customer_data=True"));

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
        Assert.Equal("purchased", (await ingresso.GetAsync($"transactions_by_id.v1?transaction_uuid_list={uuid},nothing")).Body
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
    public async Task Keeps_a_trolley_in_a_token()
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
            contents.GetProperty("trolley_bundle_count").GetInt32(), contents.GetProperty("trolley_order_count").GetInt32()));
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

    [Theory]
    [InlineData("seat0=A1&seat1=A2", "A1,A2", "got_all")]
    [InlineData("seat0=foo&seat1=bar", "A1,A2", "got_none")]
    [InlineData("seat0=A4&seat1=foo", "A4,A1", "got_partial")]
    [InlineData("", "A1,A2", "not_requested")]
    public async Task Gives_the_seats_that_are_wished_for(string wish, string seats, string status)
    {
        var performance = await ingresso.PerformanceAsync("7AB", 1);
        var answer = await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "A/pool", 2, wish));
        await ingresso.PostAsync("release.v1", $"transaction_uuid={answer.Uuid}");

        Assert.Equal((seats, status), (
            string.Join(',', answer.Seats), answer.Order.GetProperty("seat_request_status").GetString()));
    }

    [Fact]
    public async Task Gives_other_seats_than_the_one_that_moves_and_none_for_the_one_that_fails()
    {
        var performance = await ingresso.PerformanceAsync("7AB");
        var moved =
            await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "B/pool", 2, "seat0=D6&seat1=D7"));
        var failed =
            await ingresso.PostAsync("reserve.v1", Order(performance, Circle, "B/pool", 2, "seat0=H9&seat1=H10"));
        await ingresso.PostAsync("release.v1", $"transaction_uuid={moved.Uuid}");

        Assert.Equal(["D2", "D3"], moved.Seats);
        Assert.Equal("got_none", moved.Order.GetProperty("seat_request_status").GetString());
        Assert.False(failed.Body.TryGetProperty("trolley_contents", out _));
        Assert.Equal("Seat H10 causes failure.", failed.Body.GetProperty("unreserved_orders")[0]
            .GetProperty("reserve_failure_comment").GetString());
    }

    [Theory]
    [InlineData("seat0=A1&seat1=A3", "got_none")]
    [InlineData("seat0=A2&seat1=A3", "got_none")]
    [InlineData("seat0=A3&seat1=A4", "got_all")]
    public async Task Leaves_no_single_seat_where_that_is_not_done(string wish, string status)
    {
        var performance = await ingresso.PerformanceAsync("7AA", wish.Length + status.Length);
        var answer = await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "A/pool", 2, wish));
        await ingresso.PostAsync("release.v1", $"transaction_uuid={answer.Uuid}");

        Assert.Equal(status, answer.Order.GetProperty("seat_request_status").GetString());
    }

    [Fact]
    public async Task Sells_the_last_ticket_once_and_again_when_it_comes_back()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 8);
        var order = Order(performance, "STALLS", "B/pool", 1);
        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ingresso.PostAsync("reserve.v1", order)));
        var winners = race.Where(answer => answer.Body.TryGetProperty("trolley_contents", out _)).ToArray();

        Assert.Equal(["K1", "K2", "K3"], winners.SelectMany(answer => answer.Seats).Order());
        Assert.All(race.Except(winners), answer => Assert.False(
            answer.Body.GetProperty("input_contained_unavailable_order").GetBoolean()));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            ingresso.PostAsync("release.v1", $"transaction_uuid={winners[0].Uuid}")));
        var back = await ingresso.PostAsync("reserve.v1", order);

        Assert.Equal(winners[0].Seats, back.Seats);
        Assert.False((await ingresso.PostAsync("reserve.v1", order)).Body.TryGetProperty("trolley_contents", out _));
    }

    [Fact]
    public async Task Buys_a_reservation_once_whoever_is_first()
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
    public async Task Never_buys_what_is_being_released()
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
    public async Task Lets_a_reservation_expire_by_the_clock()
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
    public async Task Never_sells_to_two_whose_clocks_differ()
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

        // Now a third one's clock says that the payment page took too long.
        var third = await ingresso.PostAsync("reserve.v1", order, "clock-skew;seconds=3600");
        var paid = await ingresso.PostAsync($"callback.v1/this.{token}/next.2", "success=yes", who: redirected);
        var bought = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={third.Uuid}"));

        Assert.Equal(["E4", "E5"], third.Seats);
        Assert.Equal("failed", paid["transaction_status"]);
        Assert.Equal("purchased", bought["transaction_status"]);
    }

    [Fact]
    public async Task Forgets_the_answers_when_their_time_is_over()
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 9), Circle, "C/pool", 1));

        Assert.Equal(400, (await ingresso.GetAsync($"purchase_page_archive.v1?transaction_uuid={uuid}")).Status);
        await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}", "foobar"));
        Assert.Equal(460, (await ingresso.GetAsync($"purchase_page_archive.v1?transaction_uuid={uuid}")).Status);

        using (ingresso.Later(TimeSpan.FromHours(25)))
        {
            Assert.Equal((410, "8"), await RefusalAsync($"reserve_page_archive.v1?transaction_uuid={uuid}"));
        }

        using (ingresso.Later(TimeSpan.FromDays(366)))
        {
            Assert.Equal((410, "8"), await RefusalAsync($"purchase_page_archive.v1?transaction_uuid={uuid}"));
        }
    }

    [Theory]
    [InlineData("first_name=Fred&", "", 400, "8", "first_name is required")]
    [InlineData("phone=0790000", "home_phone=1", 400, "8", "phone is required")]
    [InlineData("phone=0790000&country_code=uk", "country_code=foobar", 460, "8",
        "Country code 'foobar' in customer data is invalid")]
    [InlineData("country_code=uk", "country_code=foobar", 460, "8", "Country code 'foobar' in customer data is invalid")]
    [InlineData("country_code=uk", "country_code=uk&email_address=nobody", 460, "2000", "Email address is invalid")]
    [InlineData("country_code=uk", "country_code=uk&send_confirmation_email=True", 460, "2000", "Email address is invalid")]
    public async Task Refuses_a_buyer_who_may_try_again(
        string right, string wrong, int status, string code, string text)
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 10), Circle, "A/pool", 1));
        var form = Customer().Replace(right, wrong, StringComparison.Ordinal) + $"&transaction_uuid={uuid}";
        var refused = await ingresso.PostAsync("purchase.v1", form);

        Assert.Equal((status, code, text), (refused.Status, refused["error_code"], refused["error_desc"]));
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
    public async Task Takes_cards_from_the_user_who_has_them(string card, string? code)
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
    public async Task Sends_to_a_payment_page_and_hears_what_it_says(string said, string status)
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
        var used = await ingresso.PostAsync($"callback.v1/this.{token}/next.{uuid}.3", said, who: who);
        var race = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            ingresso.PostAsync($"callback.v1/this.{uuid}.2/next.{uuid}.3", said, who: who)));

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
    public async Task Takes_a_token_of_Stripe_for_every_bundle(string token, int status, string outcome)
    {
        var who = As("demo-stripe");
        var reserved = await ingresso.PostAsync(
            "reserve.v1", Order(await ingresso.PerformanceAsync("6IF", 13), Circle, "A/pool", 1), who: who);
        var answer =
            await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={reserved.Uuid}&{token}"), who: who);

        Assert.Equal("stripe", reserved.Body.GetProperty("trolley_contents").GetProperty("bundle")[0]
            .GetProperty("debitor").GetProperty("debitor_type").GetString());
        Assert.Equal((status, outcome), (answer.Status, await ingresso.StatusAsync(reserved.Uuid, who)));
    }

    [Fact]
    public async Task Cancels_only_what_the_source_takes_back_and_what_is_bought()
    {
        var performance = await ingresso.PerformanceAsync("7AB");
        var uuid = await ingresso.ReserveAsync(Order(performance, Circle, "A/pool", 1));

        Assert.Equal("transaction has not been purchased",
            (await ingresso.PostAsync("cancel.v1", $"transaction_uuid={uuid}"))["error_desc"]);

        var bought = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"));
        var kept = await ingresso.GetAsync($"cancel.v1?transaction_uuid={uuid}");

        Assert.True(bought.Order.GetProperty("ticket_orders").GetProperty("ticket_order")[0].GetProperty("seats")[0]
            .TryGetProperty("barcode", out _));
        Assert.Equal("[]", kept["cancelled_item_numbers"]);
        Assert.Equal("not_permitted", kept.Order.GetProperty("cancellation_status").GetString());
    }

    [Fact]
    public async Task Cancels_once_however_often_it_is_asked()
    {
        var order = Order(await ingresso.PerformanceAsync("7AA", 12), "STALLS", "B/pool", 2, "seat0=C3&seat1=C4");
        var uuid = await ingresso.ReserveAsync(order);
        await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"));
        var taken = await ingresso.PostAsync("reserve.v1", order);
        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            ingresso.PostAsync("cancel.v1", $"transaction_uuid={uuid}")));
        var free = await ingresso.PostAsync("reserve.v1", order);

        Assert.Equal("got_none", taken.Order.GetProperty("seat_request_status").GetString());
        Assert.Single(race, answer => answer["cancelled_item_numbers"] == "[1]");
        Assert.Equal(7, race.Count(answer => answer["cancelled_item_numbers"] == "[]"));
        Assert.Equal(["C3", "C4"], free.Seats);
    }

    [Fact]
    public async Task Shows_nobody_the_transactions_of_others()
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 14), Circle, "A/pool", 1));
        var who = As("other", "other-password");

        Assert.Equal(400, (await ingresso.GetAsync($"status.v1?transaction_uuid={uuid}", who: who)).Status);
        Assert.Equal(400, (await ingresso.PostAsync("release.v1", $"transaction_uuid={uuid}", who: who)).Status);
        Assert.Equal("reserved", await ingresso.StatusAsync(uuid));
    }

    [Fact]
    public async Task Understands_JSON_with_texts_in_it()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 15);
        var body = $$"""
            {"perf_id":"{{performance}}","ticket_type_code":"CIRCLE","price_band_code":"A/pool","no_of_seats":"2"}
            """;

        Assert.Equal("reserved", (await ingresso.SendAsync(HttpMethod.Post, "reserve.v1", Calls.Json(body)))["transaction_status"]);
        Assert.Equal(
            400, (await ingresso.SendAsync(HttpMethod.Post, "reserve.v1", Calls.Json("{\"perf_id\":"))).Status);
        Assert.Equal("perf_id, ticket_type_code, price_band_code, no_of_seats are required",
            (await ingresso.PostAsync("reserve.v1", ""))["message"]);
    }

    [Theory]
    [InlineData("sold-out", 200)]
    [InlineData("wrong-signature", 401)]
    [InlineData("refuse;code=4", 502)]
    [InlineData("refuse;code=3002", 460)]
    public async Task Misbehaves_as_a_header_asks_and_takes_nothing(string fault, int status)
    {
        var performance = await ingresso.PerformanceAsync("6IF", 16);
        var answer = await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "B/pool", 3), fault);
        var now = await ingresso.GetAsync($"availability.v1?perf_id={performance}&no_of_seats=3");

        Assert.Equal(status, answer.Status);
        Assert.False(answer.Body.TryGetProperty("trolley_contents", out _));
        Assert.Equal(2, now.Body.GetProperty("availability").GetProperty("ticket_type")[1].GetProperty("price_band").GetArrayLength());
    }

    [Theory]
    [InlineData("broken", "backend_is_broken")]
    [InlineData("down", "backend_is_down")]
    [InlineData("throttled", "backend_throttle_failed")]
    public async Task Says_that_a_source_is_in_trouble(string trouble, string flag)
    {
        var answer = await ingresso.GetAsync("availability.v1?perf_id=1GNCR-5", $"refuse;code={trouble}");

        Assert.Equal((200, "True"), (answer.Status, answer[flag]));
        Assert.Empty(answer.Body.GetProperty("availability").GetProperty("ticket_type").EnumerateArray());
    }

    [Fact]
    public async Task Misbehaves_as_a_header_asks_and_takes_something()
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
    public async Task Reserves_the_first_order_only_when_the_basket_is_to_be_partial()
    {
        var trolley = await ingresso.GetAsync(
            $"trolley.v1?{Order(await ingresso.PerformanceAsync("6IF", 19), Circle, "A/pool", 2)}");
        var more = Order(await ingresso.PerformanceAsync("7AB", 1), Circle, "B/pool", 1);
        var half = await ingresso.PostAsync(
            "reserve.v1", $"trolley_token={Uri.EscapeDataString(trolley["trolley_token"])}&{more}", "partial-basket");

        Assert.Equal("reserved", half["transaction_status"]);
        Assert.Equal("1", half.Body.GetProperty("trolley_contents").GetProperty("trolley_order_count").GetRawText());
        Assert.Equal("7AB", half.Body.GetProperty("unreserved_orders")[0].GetProperty("event").GetProperty("event_id").GetString());
    }

    [Fact]
    public async Task Has_an_event_that_fails_where_it_is_told_to()
    {
        var tuesday = await OnAsync(DayOfWeek.Tuesday);
        var thursday = await OnAsync(DayOfWeek.Thursday);
        var refused = await ingresso.PostAsync("reserve.v1", Order(tuesday, Circle, "A/pool", 1));
        var reserved = await ingresso.PostAsync("reserve.v1", Order(thursday, Circle, "A/pool", 3));
        var failed = await ingresso.PostAsync(
            "purchase.v1", Customer($"transaction_uuid={reserved.Uuid}&address_line_two=fail+part+one"));

        Assert.Equal("Reservations fail on Tuesdays.", refused.Body.GetProperty("unreserved_orders")[0]
            .GetProperty("reserve_failure_comment").GetString());
        Assert.Equal([false, true, true], reserved.Order.GetProperty("ticket_orders").GetProperty("ticket_order")[0]
            .GetProperty("seats").EnumerateArray().Select(seat => seat.GetProperty("is_restricted_view").GetBoolean()));
        Assert.Equal((200, "failed", "failed"), (
            failed.Status, failed["transaction_status"], await ingresso.StatusAsync(reserved.Uuid)));
    }

    [Fact]
    public async Task Replaces_discounts_that_are_not_to_be_had_and_says_so()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 4);
        var asked = await ingresso.GetAsync($"trolley.v1?{Order(performance, Circle, "C/pool", 2, "disc0=CHILD&disc1=nothing")}");
        var usual = await ingresso.GetAsync($"trolley.v1?{Order(performance, Circle, "C/pool", 2, "disc0=CHILD")}");

        Assert.Equal(["yes", "no"], new[] { asked, usual }.Select(answer => answer.Body.GetProperty("trolley_token_contents")
            .GetProperty("bundle")[0].GetProperty("order")[0].GetProperty("discounts_were_altered").GetString()!));
        Assert.Equal(usual["trolley_token"], asked["trolley_token"]);
    }

    [Theory]
    [InlineData("drop", "reserved")]
    [InlineData("commit-then-drop", "purchased")]
    [InlineData("commit-then-time-out;seconds=0", "purchased")]
    public async Task Breaks_off_as_a_header_asks(string fault, string status)
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 17), Circle, "A/pool", 1));

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"), fault));
        Assert.Equal(status, await ingresso.StatusAsync(uuid));
    }

    [Fact]
    public async Task Misbehaves_as_planned_for_one_client_and_forgets_all_when_it_is_reset()
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 18), Circle, "A/pool", 1));
        var plan = await ingresso.Client.PostAsync(
            "/mock/faults",
            """{"supplier":"ingresso","fault":"unavailable","status":503,"client":"demo-stripe","endpoint":"test.v1","requests":1}""");
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

    private async Task<string> OnAsync(DayOfWeek day) => (await ingresso.GetAsync("performances.v1?event_id=6IE")).Body
        .GetProperty("results").GetProperty("performance").EnumerateArray()
        .First(one => one.GetProperty("iso8601_date_and_time").GetDateTimeOffset().DayOfWeek == day)
        .GetProperty("perf_id").GetString()!;

    private Task<IngressoAnswer> AddAsync(IngressoAnswer trolley, string order) =>
        ingresso.GetAsync($"trolley.v1?trolley_token={Uri.EscapeDataString(trolley["trolley_token"])}&{order}");

    private async Task<(int Status, string Code)> RefusalAsync(string path)
    {
        var answer = await ingresso.GetAsync(path);

        return (answer.Status, answer["error_code"]);
    }
}
