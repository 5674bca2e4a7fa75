namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Months, performances and times at the Ingresso mock.</summary>
[Collection(IngressoBrowsing.Name)]
public sealed class IngressoPerformancesOverHttpTests(IngressoFixture ingresso)
{
    [Fact]
    public async Task Returns_month_dates_and_weekdays_as_bitmasks()
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
    public async Task Lists_performances_by_event_and_date()
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
            one => Assert.NotEqual(
                DayOfWeek.Saturday, one.GetProperty("iso8601_date_and_time").GetDateTimeOffset().DayOfWeek));
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
    public async Task A_yearly_event_lists_one_performance_for_each_year()
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
    public async Task A_past_performance_is_found_by_its_id_only()
    {
        var id = await ingresso.PerformanceAsync("6IF");

        using (ingresso.Later(TimeSpan.FromDays(3)))
        {
            var past = (await ingresso.GetAsync($"performances_by_id.v1?perf_id_list={id}")).Body
                .GetProperty("performances_by_id").GetProperty(id);

            Assert.Equal(id, past.GetProperty("perf_id").GetString());
            Assert.True(past.GetProperty("is_ghost").GetBoolean());
            Assert.DoesNotContain(
                id, (await ingresso.GetAsync("performances.v1?event_id=6IF")).Ids("performance", "perf_id"));
        }
    }

    [Fact]
    public async Task Lists_sources_at_the_top_level()
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
}
