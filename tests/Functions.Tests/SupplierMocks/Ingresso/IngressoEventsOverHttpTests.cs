namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Events at the Ingresso mock: search, order, pages and details.</summary>
[Collection(IngressoBrowsing.Name)]
public sealed class IngressoEventsOverHttpTests(IngressoFixture ingresso)
{
    private static readonly string[] RangeNames = ["min_seatprice", "min_surcharge", "max_seatprice", "max_surcharge"];

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
    public async Task Finds_events_by_each_parameter(string query, string ids)
    {
        var answer = await ingresso.GetAsync($"events.v1/?{query}");

        Assert.Equal(ids, string.Join(',', answer.Ids("event", "event_id")));
        Assert.DoesNotContain(":null", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ids.Length == 0 ? 0 : ids.Split(',').Length,
            answer.Body.GetProperty("results").GetProperty("paging_status").GetProperty("total_unpaged_results")
                .GetInt32());
    }

    [Fact]
    public async Task Accepts_both_pairs_of_paging_parameters()
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
    public async Task Sorts_events_by_each_order(string order)
    {
        var rows = (await ingresso.GetAsync($"events.v1?sort_order={order}&req_cost_range")).Body
            .GetProperty("results").GetProperty("event").EnumerateArray().ToArray();
        var costs = rows.Select(row => row.GetProperty("cost_range"))
            .Select(range => range.GetProperty("min_seatprice").GetDecimal()
                + range.GetProperty("min_surcharge").GetDecimal())
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
    public async Task Returns_only_the_requested_details_of_an_event()
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
                && year.Value.EnumerateObject()
                    .All(month => month.Name.EndsWith("_bitmask", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Returns_the_add_ons_and_upsells_of_an_event()
    {
        var entry = (await ingresso.GetAsync("events_by_id.v1?event_id_list=7AB&add_add_ons=1&add_upsells=yes")).Body
            .GetProperty("events_by_id").GetProperty("7AB");

        Assert.Equal("7AC", entry.GetProperty("add_ons")[0].GetProperty("event_id").GetString());
        Assert.Equal(["7AA", "6IF"], entry.GetProperty("upsells").EnumerateArray()
            .Select(one => one.GetProperty("event_id").GetString()!));
    }
}
