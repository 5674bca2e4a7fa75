using System.Text.Json;
using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>The sample event 1GNCR answers like the original mock, member by member.</summary>
public sealed class IngressoSampleOverHttpTests(IngressoFixture ingresso) : IClassFixture<IngressoFixture>
{
    private static readonly string[] OfferedTypes =
    [
        "1.109", "1.110", "1.102", "1.101", "1.104", "1.103", "1.106", "1.105", "1.108", "1.107", "2.201", "2.211",
        "2.208", "2.207", "2.206", "2.205", "2.204", "2.203", "2.202", "2.210", "2.209", "3.306", "3.305", "3.308",
        "3.307", "3.304", "3.303", "3.309", "0", "3.302", "3.301", "3.310", "3.311", "4.404", "4.408", "4.407",
        "4.406", "4.405", "4.403", "4.409",
    ];

    [Theory]
    [InlineData("2025-01-20")]
    [InlineData("20251231")]
    public async Task A_past_date_of_the_sample_shows_its_two_performances(string date)
    {
        var list = await ingresso.GetAsync($"performances.v1?event_id=1GNC&date={date}");

        Assert.Equal(["1GNCR-4", "1GNCR-5"], list.Ids("performance", "perf_id"));
        Assert.All(
            list.Body.GetProperty("results").GetProperty("performance").EnumerateArray(),
            one => Assert.Equal(["10", "true"], Raw(one, "cached_max_seats", "cached_max_seats_is_real")));
    }

    [Fact]
    public async Task A_coming_date_without_the_sample_and_past_dates_of_others_show_nothing()
    {
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(2);
        var date = $"{tomorrow:yyyy-MM-dd}" is var day && day.EndsWith("12-31", StringComparison.Ordinal)
            ? $"{tomorrow.AddDays(2):yyyy-MM-dd}"
            : $"{tomorrow:yyyy-MM-dd}";

        var later = await ingresso.GetAsync($"performances.v1?event_id=1GNC&date={date}");
        var other = await ingresso.GetAsync("performances.v1?event_id=6IF&date=2025-01-20");

        Assert.Empty(later.Ids("performance", "perf_id"));
        Assert.Empty(other.Ids("performance", "perf_id"));
    }

    [Fact]
    public async Task The_sample_event_has_its_main_class()
    {
        var found = await ingresso.GetAsync("events.v1?keywords=sphere");

        Assert.Equal(["activities"], found.Ids("event", "main_class_key"));
    }

    [Fact]
    public async Task Offers_all_ticket_types_in_the_original_order()
    {
        var types = (await ingresso.GetAsync("availability.v1?perf_id=1GNCR-4")).Body
            .GetProperty("availability").GetProperty("ticket_type").EnumerateArray().ToArray();
        var bands = types.ToDictionary(Code, type => type.GetProperty("price_band")[0]);

        Assert.Equal(OfferedTypes, types.Select(Code));
        Assert.All(bands.Values, band => Assert.Equal(8, band.GetProperty("max_order_no_of_seats").GetInt32()));
        Assert.Equal(4, bands["1.109"].GetProperty("number_available").GetInt32());
        Assert.Equal(6, bands["3.301"].GetProperty("number_available").GetInt32());
        Assert.Equal(6, bands["3.311"].GetProperty("valid_quantities").GetArrayLength());
    }

    [Fact]
    public async Task Details_are_in_order_of_the_codes_with_eight_of_everything()
    {
        var answer = await ingresso.GetAsync("performances_by_id.v1?perf_id_list=1GNCR-5&req_avail_details=true");
        var performance = answer.Body.GetProperty("performances_by_id").GetProperty("1GNCR-5");
        var types = performance.GetProperty("avail_details").GetProperty("ticket_type").EnumerateArray().ToArray();

        Assert.Equal(OfferedTypes.Order(StringComparer.Ordinal), types.Select(Code));
        Assert.All(
            types.SelectMany(type => type.GetProperty("price_band").EnumerateArray()),
            band => Assert.Equal(["8"], Raw(band.GetProperty("avail_detail")[0], "cached_number_available")));
        Assert.Equal(1_000_000, performance.GetProperty("cached_max_seats").GetInt32());
        Assert.False(performance.GetProperty("cached_max_seats_is_real").GetBoolean());
    }

    [Fact]
    public async Task A_reservation_has_the_members_of_the_original()
    {
        var made = await ingresso.PostAsync("reserve.v1", Order("1GNCR-5", "1.110", "49/pool", 2));
        var bundle = made.Body.GetProperty("trolley_contents").GetProperty("bundle")[0];
        var seats = made.Order.GetProperty("ticket_orders").GetProperty("ticket_order")[0].GetProperty("seats");

        Assert.Equal(["0.0", "0.0", "0.0"], Raw(
            bundle, "bundle_send_cost_tax_component", "bundle_total_trans_fee_component",
            "bundle_trans_fee_tax_sub_component"));
        Assert.Equal(["0.0", "0.0", "0.0", "true", "\"selfprint\""], Raw(
            made.Order.GetProperty("send_method"), "send_cost_tax_component", "trans_fee_component",
            "trans_fee_tax_sub_component", "has_html_page", "send_type"));
        Assert.Equal(["\"no\"", "\"no\"", "\"\"", "\"\""], Raw(
            made.Order, "was_auto_modified", "discounts_were_altered", "internal_reserve_sub_ref",
            "internal_reserve_sub_ref2"));
        Assert.All(
            seats.EnumerateArray(),
            seat => Assert.Matches("^S-[0-9A-Z]{8}$", seat.GetProperty("seat_unique_ref").GetString()));
        Assert.NotEqual(Raw(seats[0], "seat_unique_ref"), Raw(seats[1], "seat_unique_ref"));
        Assert.Equal(1_000_000, made.Order.GetProperty("performance").GetProperty("cached_max_seats").GetInt32());
    }

    [Fact]
    public async Task Discounts_say_how_many_are_available()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 5);
        var query = $"perf_id={performance}&ticket_type_code=STALLS&price_band_code=B/pool";
        var discounts = (await ingresso.GetAsync($"discounts.v1?{query}")).Body
            .GetProperty("discounts").GetProperty("discount").EnumerateArray();
        var possible = (await ingresso.GetAsync($"availability.v1?perf_id={performance}&add_discounts=1")).Text;

        Assert.All(discounts, discount => Assert.Equal(3, discount.GetProperty("number_available").GetInt32()));
        Assert.Matches("\"possible_discounts\":\\{\"discount\":\\[\\{[^}]*\"number_available\":", possible);
    }

    private static string[] Raw(JsonElement body, params string[] names) =>
        [.. names.Select(name => body.GetProperty(name).GetRawText())];

    private static string Code(JsonElement type) => type.GetProperty("ticket_type_code").GetString()!;
}
