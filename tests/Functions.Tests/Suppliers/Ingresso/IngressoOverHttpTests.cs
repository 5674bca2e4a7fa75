using System.Text;
using System.Text.Json;
using static Serverless.Functions.Tests.Suppliers.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.Suppliers.Ingresso;

/// <summary>The mock of Ingresso, as the contract's tables have it.</summary>
public sealed class IngressoOverHttpTests(IngressoFixture ingresso) : IClassFixture<IngressoFixture>
{
    private static readonly string[] RangeNames = ["min_seatprice", "min_surcharge", "max_seatprice", "max_surcharge"];

    [Fact]
    public async Task Tells_who_calls_in_both_shapes()
    {
        var answer = await ingresso.GetAsync("test.v1/?sub_id=shop");

        Assert.Equal(200, answer.Status);
        Assert.Equal("demo", answer["user_id"]);
        Assert.Equal("demo", answer.Body.GetProperty("user_info").GetProperty("user_id").GetString());
        Assert.Equal("shop", answer.Body.GetProperty("user_info").GetProperty("sub_user").GetString());
        Assert.True(answer.Body.GetProperty("is_b2b").GetBoolean());
    }

    [Theory]
    [InlineData("demo", "wrong")]
    [InlineData("nobody", "demopass")]
    [InlineData("", "")]
    public async Task Refuses_whom_it_does_not_know(string user, string password)
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/f13/events.v1/");
        request.Headers.Add("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");
        using var response = await plain.SendAsync(request);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Basic realm=\"TicketSwitch_Core_User\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(
            """{"error_code":3,"error_desc":"User authorisation failure","error":"Authentication required","message":"Please provide valid credentials"}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("demo-creditcard")]
    [InlineData("demo-redirect")]
    [InlineData("demo-stripe")]
    [InlineData("demo-customerdata")]
    public async Task Knows_all_the_demo_users(string user) =>
        Assert.Equal(user, (await ingresso.GetAsync("test.v1", who: As(user)))["user_id"]);

    [Theory]
    [InlineData("test.v1/demo", true, 200)]
    [InlineData("test.v1/-/shop/en", true, 200)]
    [InlineData("test.v1/demo/shop/en/", true, 200)]
    [InlineData("test.v1/other", true, 401)]
    [InlineData("test.v1/demo/?user_passwd=demopass", false, 200)]
    [InlineData("test.v1?user_id=demo&user_passwd=demopass", false, 200)]
    [InlineData("test.v1?user_id=demo&crypto_block=abc", false, 401)]
    [InlineData("test.v1", false, 401)]
    public async Task Takes_a_user_in_the_path_and_in_the_query(string path, bool isBasic, int status)
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/f13/{path}");

        if (isBasic)
        {
            request.Headers.Add("Authorization", "Basic ZGVtbzpkZW1vcGFzcw==");
        }

        using var response = await plain.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Names_the_request_as_the_client_does()
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        plain.DefaultRequestHeaders.Add("Authorization", "Basic ZGVtbzpkZW1vcGFzcw==");
        using var tracked = await plain.GetAsync("/f13/test.v1/?tsw_session_track_id=session-1");
        using var untracked = await plain.GetAsync("/f13/test.v1/");

        Assert.Equal("session-1", tracked.Headers.GetValues("X-Request-Id").Single());
        Assert.NotEmpty(untracked.Headers.GetValues("X-Request-Id").Single());
    }

    [Theory]
    [InlineData("keywords=sphere", "1GNCR")]
    [InlineData("keywords=nutcracker,+sadlers", "6IF")]
    [InlineData("keywords=nutcracker%20sadlers", "6IF")]
    [InlineData("country_code=jp", "AG8")]
    [InlineData("circle=35.5:139.3:100", "AG8")]
    [InlineData("airport_code=HND", "AG8")]
    [InlineData("city_code=paris-fr", "DBZ,GVA")]
    [InlineData("offers_only=True&country_code=us", "6L9")]
    [InlineData("keywords=nothing+at+all", "")]
    [InlineData("keywords=closed", "")]
    [InlineData("keywords=closed&include_dead=1", "MH0")]
    [InlineData("keywords=closed&include_dead=False", "")]
    [InlineData("keywords=closed&add_dead_events", "MH0")]
    [InlineData("keywords=lunchbox", "")]
    public async Task Finds_events(string query, string ids)
    {
        var answer = await ingresso.GetAsync($"events.v1/?{query}");

        Assert.Equal(ids, string.Join(',', answer.Ids("event", "event_id")));
        Assert.DoesNotContain(":null", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ids.Length == 0 ? 0 : ids.Split(',').Length,
            answer.Body.GetProperty("results").GetProperty("paging_status").GetProperty("total_unpaged_results").GetInt32());
    }

    [Fact]
    public async Task Pages_by_either_pair_of_names()
    {
        var all = (await ingresso.GetAsync("events.v1")).Ids("event", "event_id");
        var page = await ingresso.GetAsync("events.v1?page_no=2&page_len=3");
        var same = await ingresso.GetAsync("events.v1?page_number=2&page_length=3");
        var paging = page.Body.GetProperty("results").GetProperty("paging_status");

        Assert.Equal(all[6..9], page.Ids("event", "event_id"));
        Assert.Equal(page.Text, same.Text);
        Assert.Equal(all.Length - 9, paging.GetProperty("results_remaining").GetInt32());
        Assert.Equal((all.Length - 9 + 2) / 3, paging.GetProperty("pages_remaining").GetInt32());
        Assert.Empty((await ingresso.GetAsync("events.v1?page_no=99")).Ids("event", "event_id"));
    }

    [Theory]
    [InlineData("most_popular")]
    [InlineData("alphabetic")]
    [InlineData("cost_ascending")]
    [InlineData("cost_descending")]
    [InlineData("critic_rating")]
    [InlineData("recent")]
    [InlineData("last_sale")]
    public async Task Sorts(string order)
    {
        var rows = (await ingresso.GetAsync($"events.v1?sort_order={order}&req_cost_range")).Body
            .GetProperty("results").GetProperty("event").EnumerateArray().ToArray();
        var costs = rows.Select(row => row.GetProperty("cost_range"))
            .Select(range => range.GetProperty("min_seatprice").GetDecimal() + range.GetProperty("min_surcharge").GetDecimal())
            .ToArray();
        var names = rows.Select(row => row.GetProperty("event_desc").GetString()!).ToArray();

        Assert.True(order switch
        {
            "cost_ascending" => costs.SequenceEqual(costs.Order()),
            "cost_descending" => costs.SequenceEqual(costs.OrderDescending()),
            "alphabetic" => names.SequenceEqual(names.Order(StringComparer.Ordinal)),
            "most_popular" or "critic_rating" => rows[0].GetProperty("event_id").GetString() == "6IF",
            _ => rows.Length > 9,
        });
    }

    [Fact]
    public async Task Shows_of_an_event_what_is_asked_for_and_no_more()
    {
        var plain = await ingresso.GetAsync("events_by_id.v1/?event_id_list=6IF%2C7AB,nothing");
        var full = (await ingresso.GetAsync(
            "events_by_id.v1/?event_id_list=6IF&req_extra_info&req_reviews&req_media_square=True&req_video_iframe"
            + "&req_cost_range&req_cost_range_details=1&req_avail_details_with_perfs")).Body
            .GetProperty("events_by_id").GetProperty("6IF").GetProperty("event");
        var entry = plain.Body.GetProperty("events_by_id").GetProperty("6IF").GetProperty("event");
        var detail = full.GetProperty("avail_details").GetProperty("ticket_type")[0].GetProperty("price_band")[0]
            .GetProperty("avail_detail")[0];

        Assert.Equal(2, plain.Body.GetProperty("events_by_id").EnumerateObject().Count());
        Assert.False(plain.Body.TryGetProperty("currency_details", out _));
        Assert.False(entry.TryGetProperty("cost_range", out _));
        Assert.Equal("/6IF-matthew-bournes-nutcracker-test/", entry.GetProperty("event_path").GetString());
        Assert.Equal(
            "18,3,47,4.75",
            string.Join(',', RangeNames.Select(name => full.GetProperty("cost_range").GetProperty(name).GetRawText())));
        Assert.Equal(2, full.GetProperty("reviews").GetProperty("review").GetArrayLength());
        Assert.Equal("Roseberry Avenue Islington London UK\n", full.GetProperty("venue_addr").GetString());
        Assert.Contains("square-Z0Jk.jpg", full.GetProperty("media").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(400, full.GetProperty("video_iframe").GetProperty("video_iframe_width").GetInt32());
        Assert.Equal(63, detail.GetProperty("available_weekdays_bitmask").GetInt32());
        Assert.Contains(
            detail.GetProperty("available_dates").EnumerateObject(),
            year => year.Name.StartsWith("year_20", StringComparison.Ordinal)
                && year.Value.EnumerateObject().All(month => month.Name.EndsWith("_bitmask", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Shows_what_goes_with_an_event()
    {
        var entry = (await ingresso.GetAsync("events_by_id.v1?event_id_list=7AB&add_add_ons=1&add_upsells=yes")).Body
            .GetProperty("events_by_id").GetProperty("7AB");

        Assert.Equal("7AC", entry.GetProperty("add_ons")[0].GetProperty("event_id").GetString());
        Assert.Equal(["7AA", "6IF"], entry.GetProperty("upsells").EnumerateArray()
            .Select(one => one.GetProperty("event_id").GetString()!));
    }

    [Fact]
    public async Task Shows_the_months_bit_by_bit()
    {
        var months = (await ingresso.GetAsync("months.v1?event_id=1GNC")).Body
            .GetProperty("results").GetProperty("month").EnumerateArray().ToArray();
        var year = months[0].GetProperty("year").GetInt32();

        Assert.Single(months);
        Assert.Equal("dec", months[0].GetProperty("month").GetString());
        Assert.Equal(1073741824, months[0].GetProperty("month_dates_bitmask").GetInt32());
        Assert.Equal(
            1 << (int)new DateTime(year, 12, 31).DayOfWeek, months[0].GetProperty("month_weekdays_bitmask").GetInt32());
    }

    [Fact]
    public async Task Lists_performances()
    {
        var daily = await ingresso.GetAsync("performances.v1/?event_id=6IF&page_len=20");
        var named = await ingresso.GetAsync("performances.v1/?event_id=DP9");
        var single = await ingresso.GetAsync("performances.v1/?event_id=6KF");
        var none = await ingresso.GetAsync("performances.v1/?event_id=nothing");
        var third = daily.Body.GetProperty("results").GetProperty("performance")[2];
        var id = third.GetProperty("perf_id").GetString()!;
        var day = third.GetProperty("iso8601_date_and_time").GetString()![..10];

        Assert.Equal(20, daily.Ids("performance", "perf_id").Length);
        Assert.All(
            daily.Body.GetProperty("results").GetProperty("performance").EnumerateArray(),
            one => Assert.NotEqual(DayOfWeek.Saturday, one.GetProperty("iso8601_date_and_time").GetDateTimeOffset().DayOfWeek));
        Assert.Equal("7.30 PM", third.GetProperty("time_desc").GetString());
        Assert.Equal(360, named.Body.GetProperty("results").GetProperty("paging_status")
            .GetProperty("total_unpaged_results").GetInt32());
        Assert.True(named.Body.GetProperty("results").GetProperty("has_perf_names").GetBoolean());
        Assert.True(single.Body.GetProperty("autoselect_this_performance").GetBoolean());
        Assert.Single(single.Ids("performance", "perf_id"));
        Assert.Empty(none.Ids("performance", "perf_id"));
        Assert.Equal(
            [id], (await ingresso.GetAsync($"performances.v1?event_id=6IF&date={day}")).Ids("performance", "perf_id"));
        Assert.Equal([id], (await ingresso.GetAsync(
            $"performances.v1?event_id=6IF&date_range={day.Replace("-", "", StringComparison.Ordinal)}:&page_len=1"))
            .Ids("performance", "perf_id"));
        Assert.Equal(
            id,
            (await ingresso.GetAsync($"performances_by_id.v1/?perf_id_list={id},nothing")).Body
                .GetProperty("performances_by_id").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task Counts_the_years_of_what_there_is_once_a_year()
    {
        var rows = (await ingresso.GetAsync("performances.v1?event_id=7AB")).Body
            .GetProperty("results").GetProperty("performance").EnumerateArray().ToArray();
        var now = TimeProvider.System.GetUtcNow();
        var year = now < new DateTimeOffset(now.Year, 1, 1, 15, 30, 0, TimeSpan.Zero) ? now.Year : now.Year + 1;

        Assert.Equal(
            [($"7AB-{year - 2014}", $"{year}-01-01T15:30:00Z"), ($"7AB-{year - 2013}", $"{year + 1}-01-01T15:30:00Z")],
            rows.Select(row => (
                row.GetProperty("perf_id").GetString()!, row.GetProperty("iso8601_date_and_time").GetString()!)));
    }

    [Fact]
    public async Task Keeps_a_performance_by_its_id_when_it_is_over()
    {
        var id = await ingresso.PerformanceAsync("6IF");

        using (ingresso.Later(TimeSpan.FromDays(3)))
        {
            var over = (await ingresso.GetAsync($"performances_by_id.v1?perf_id_list={id}")).Body
                .GetProperty("performances_by_id").GetProperty(id);

            Assert.Equal(id, over.GetProperty("perf_id").GetString());
            Assert.True(over.GetProperty("is_ghost").GetBoolean());
            Assert.DoesNotContain(
                id, (await ingresso.GetAsync("performances.v1?event_id=6IF")).Ids("performance", "perf_id"));
        }
    }

    [Fact]
    public async Task Shows_forty_ticket_types_at_the_Sphere()
    {
        var answer = await ingresso.GetAsync("availability.v1?perf_id=1GNCR-5");
        var types = answer.Body.GetProperty("availability").GetProperty("ticket_type").EnumerateArray().ToArray();
        var first = types[0].GetProperty("price_band")[0];

        Assert.Equal(40, types.Length);
        Assert.Equal(["1.109", "0", "3.302", "4.403"], types[..4].Select(type => type.GetProperty("ticket_type_code").GetString()!));
        Assert.Equal("49/pool", first.GetProperty("price_band_code").GetString());
        Assert.Equal(4, first.GetProperty("number_available").GetInt32());
        Assert.Equal("[1,2,3,4]", first.GetProperty("valid_quantities").GetRawText());
        Assert.Equal(395m, first.GetProperty("sale_combined").GetDecimal());
        Assert.Equal("00000B0E0001", first.GetProperty("discount_code").GetString());
        Assert.Equal("never", first.GetProperty("allows_leaving_single_seats").GetString());
        Assert.Equal(8, types[1].GetProperty("price_band")[0].GetProperty("number_available").GetInt32());
        Assert.Equal("usd", answer["currency_code"]);
        Assert.Equal("1", answer["max_bundle_size"]);
        Assert.Equal("$", answer.Body.GetProperty("currency_details").GetProperty("usd")
            .GetProperty("currency_pre_symbol").GetString());
    }

    [Fact]
    public async Task Shows_seats_to_choose_from()
    {
        var id = await ingresso.PerformanceAsync("7AB");
        var answer = await ingresso.GetAsync($"availability.v1?perf_id={id}&add_seat_blocks=True&add_example_seats=True&add_discounts");
        var stalls = answer.Body.GetProperty("availability").GetProperty("ticket_type")[0].GetProperty("price_band");
        var blocks = stalls[0].GetProperty("free_seat_blocks");

        Assert.Equal(
            """["A1","A2","A3","A4","A5","A6","A7","A8","A9","A10"]""",
            blocks.GetProperty("blocks_by_row").GetProperty("A")[0].GetRawText());
        Assert.Equal("", blocks.GetProperty("separators_by_row").GetProperty("A").GetString());
        Assert.Equal("""["A1","A2","A10"]""", blocks.GetProperty("restricted_view_seats").GetRawText());
        Assert.Equal("""["A6"]""", blocks.GetProperty("seats_by_text_message").GetProperty("Great seat").GetRawText());
        Assert.Equal("""{"C5":true,"C6":true}""", JsonSerializer.Serialize(
            stalls[1].GetProperty("free_seat_blocks").GetProperty("restricted_view_seats").EnumerateArray()
                .ToDictionary(seat => seat.GetString()!, _ => true)));
        Assert.True(stalls[1].GetProperty("is_offer").GetBoolean());
        Assert.NotEmpty(stalls[0].GetProperty("example_seats").EnumerateArray());
        Assert.Equal("NORMAL", stalls[0].GetProperty("possible_discounts").GetProperty("discount")[0]
            .GetProperty("discount_code").GetString());
        Assert.Equal("false", answer.Body.GetProperty("contiguous_seat_selection_only").GetRawText());
        Assert.Equal("[1,2,3,4]", answer.Body.GetProperty("valid_quantities").GetRawText());
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Shows_only_what_lies_together(int count, bool isThere)
    {
        var id = await ingresso.PerformanceAsync("6IF", 20);
        var answer = await ingresso.GetAsync($"availability.v1?perf_id={id}&no_of_seats={count}");
        var stalls = answer.Body.GetProperty("availability").GetProperty("ticket_type")[1].GetProperty("price_band")
            .EnumerateArray().Select(band => band.GetProperty("price_band_code").GetString());

        Assert.Equal(isThere, stalls.Contains("B/pool"));
    }

    [Fact]
    public async Task Lists_discounts_and_ways_to_send()
    {
        var id = await ingresso.PerformanceAsync("6IE");
        var seated = (await ingresso.GetAsync("performances.v1?event_id=6IF&page_len=400")).Body
            .GetProperty("results").GetProperty("performance").EnumerateArray()
            .Where(one => one.GetProperty("iso8601_date_and_time").GetDateTimeOffset().Day != 1)
            .Select(one => one.GetProperty("perf_id").GetString()).First();
        var first = (await ingresso.GetAsync("performances.v1?event_id=6IF&page_len=400")).Body
            .GetProperty("results").GetProperty("performance").EnumerateArray()
            .Where(one => one.GetProperty("iso8601_date_and_time").GetDateTimeOffset().Day == 1)
            .Select(one => one.GetProperty("perf_id").GetString()).First();

        Assert.Equal("ADULT:35,CHILD:18,STUDENT:26,OAP:28", await DiscountsAsync(seated!, "CIRCLE", "A"));
        Assert.Equal("ADULT:30,CHILD:15", await DiscountsAsync(seated!, "CIRCLE", "B"));
        Assert.Equal("ADULT:21", await DiscountsAsync(first!, "STALLS", "A"));

        var methods = (await ingresso.GetAsync($"send_methods.v1?perf_id={id}")).Body
            .GetProperty("send_methods").GetProperty("send_method");
        Assert.Equal("COBO", methods[0].GetProperty("send_code").GetString());
        Assert.Equal("ie", methods[1].GetProperty("permitted_countries").GetProperty("country")[0]
            .GetProperty("country_code").GetString());
    }

    [Fact]
    public async Task Lists_sources_on_top()
    {
        Assert.StartsWith(
            """[{"source_code":"ext_test0","source_desc_from_config":"External Test Backend 0"}""",
            (await ingresso.GetAsync("sources.v1")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "source_t_and_c", (await ingresso.GetAsync("sources.v1?req_src_info")).Text, StringComparison.Ordinal);
        Assert.Equal("{}", (await ingresso.GetAsync("email_check.v1?email_address=a@b.example")).Text);
        Assert.Equal("""7.30 PM""", (await ingresso.GetAsync("times.v1?event_id=6IF")).Body
            .GetProperty("results").GetProperty("time")[0].GetProperty("time_desc").GetString());
    }

    [Theory]
    [InlineData("events_by_id.v1", 400, 8, "event_id_list is required")]
    [InlineData("months.v1", 400, 8, "event_id is required")]
    [InlineData("performances.v1", 400, 8, "event_id is required")]
    [InlineData("performances.v1?event_id=6IF&date=soon", 400, 8, "date must be yyyy-mm-dd")]
    [InlineData("performances.v1?event_id=6IF&page_len=0", 400, 8, "page_len must be a number from 1 to 500")]
    [InlineData("performances_by_id.v1", 400, 8, "perf_id_list is required")]
    [InlineData("availability.v1", 400, 8, "perf_id is required")]
    [InlineData("availability.v1?perf_id=6IF-ZZZZ", 400, 8, "perf_id is not known")]
    [InlineData("availability.v1?perf_id=%00", 400, 8, "perf_id is not known")]
    [InlineData("discounts.v1?perf_id=6KF-1", 400, 8, "ticket_type_code, price_band_code are required")]
    [InlineData("discounts.v1?perf_id=6KF-1&ticket_type_code=MEMBER&price_band_code=X", 400, 8, "price_band_code needs /pool or /alloc suffix")]
    [InlineData("send_methods.v1", 400, 8, "perf_id is required")]
    [InlineData("trolley.v1?trolley_token=nothing.Z", 400, 8, "trolley_token is not valid")]
    [InlineData("trolley.v1?perf_id=6KF-1&ticket_type_code=MEMBER&price_band_code=X&no_of_seats=1", 400, 8, "price_band_code needs /pool or /alloc suffix")]
    [InlineData("status.v1", 400, 8, "transaction_uuid is required")]
    [InlineData("status.v1?transaction_uuid=nothing", 400, 8, "transaction_uuid is not known")]
    [InlineData("trans_id_status.v1?transaction_id=nothing", 400, 8, "transaction_id is not known")]
    [InlineData("reserve_page_archive.v1?transaction_uuid=nothing", 400, 8, "transaction_uuid is not known")]
    [InlineData("cancel.v1?transaction_uuid=nothing", 400, 8, "transaction_uuid is not known")]
    [InlineData("email_check.v1?email_address=nobody", 460, 2000, "Email address is invalid")]
    [InlineData("events.v1?date_range=tomorrow", 400, 8, "date_range must be yyyymmdd:yyyymmdd")]
    [InlineData("events.v1?circle=1:2", 400, 8, "circle must be latitude:longitude:radius")]
    public async Task Refuses_with_code_and_text(string path, int status, int code, string text)
    {
        var answer = await ingresso.GetAsync(path);

        Assert.Equal((status, $"{code}", text), (answer.Status, answer["error_code"], answer["error_desc"]));
        Assert.Equal(
            text.Contains(" required", StringComparison.Ordinal), answer.Body.TryGetProperty("error", out _));
    }

    [Theory]
    [InlineData("error_code=2", 460)]
    [InlineData("error_code=3", 401)]
    [InlineData("error_code=4", 502)]
    [InlineData("error_code=5", 403)]
    [InlineData("error_code=6", 500)]
    [InlineData("error_code=7", 401)]
    [InlineData("error_code=8", 460)]
    [InlineData("error_code=2000", 460)]
    [InlineData("error_code=2000&email_error_key=addr_missing_at", 460)]
    [InlineData("error_code=3000", 460)]
    [InlineData("error_code=3001", 460)]
    [InlineData("error_code=3002", 460)]
    [InlineData("error_code=3003", 460)]
    [InlineData("error_code=3004", 460)]
    [InlineData("error_code=3005", 460)]
    [InlineData("error_code=3006", 460)]
    [InlineData("error_code=3007", 460)]
    [InlineData("error_code=3008", 460)]
    public async Task Refuses_on_demand(string query, int status)
    {
        var answer = await ingresso.GetAsync($"test_errors.v1?{query}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(query.Split('=', '&')[1], answer["error_code"]);
        Assert.NotEmpty(answer["error_desc"]);
        Assert.Equal(
            query.Contains("2000", StringComparison.Ordinal), answer.Body.TryGetProperty("error_key", out var key));
        Assert.True(key.ValueKind == JsonValueKind.Undefined
            || answer["transaction_uuid"] == $"U-TEST-EMAIL-ERROR-{key.GetString()!.ToUpperInvariant()}");
    }

    [Theory]
    [InlineData("", """{"error":"Missing required parameter","message":"error_code is required"}""")]
    [InlineData("?error_code=x", """{"error":"Invalid parameter","message":"error_code must be a number"}""")]
    [InlineData("?error_code=1", """{"error":"Unknown error_code","message":"Supported error codes: 2-8, 2000, 3000-3008"}""")]
    public async Task Refuses_to_refuse(string query, string body)
    {
        var answer = await ingresso.GetAsync($"test_errors.v1{query}");

        Assert.Equal((400, body), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Answers_in_its_own_way_where_there_is_nothing()
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        var list = JsonDocument.Parse(await plain.GetStringAsync("/f13/test_errors.v1/list")).RootElement;
        using var wrong = await plain.GetAsync("/f13/reserve.v1/");

        Assert.Equal(
            """{"status":"healthy","service":"Ingresso Mock Server"}""", await plain.GetStringAsync("/f13/health"));
        Assert.Equal(24, list.GetProperty("email_errors").GetProperty("email_error_keys").GetArrayLength());
        Assert.Equal(4, list.GetProperty("usage").GetProperty("examples").GetArrayLength());
        Assert.Equal("""{"error_code":8,"error_desc":"Unknown endpoint"}""",
            await (await plain.GetAsync("/f13/cities.v1")).Content.ReadAsStringAsync());
        Assert.Equal(405, (int)wrong.StatusCode);
        Assert.Contains("\"error_code\":8", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> DiscountsAsync(string performance, string type, string band)
    {
        var answer = await ingresso.GetAsync(
            $"discounts.v1/?perf_id={performance}&ticket_type_code={type}&price_band_code={band}%2Fpool");

        return string.Join(',', answer.Body.GetProperty("discounts").GetProperty("discount").EnumerateArray()
            .Select(one => $"{one.GetProperty("discount_code").GetString()}:{one.GetProperty("sale_seatprice").GetRawText()}"));
    }
}
