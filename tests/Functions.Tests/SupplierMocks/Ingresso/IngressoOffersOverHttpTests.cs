using System.Text.Json;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Availability, prices, discounts and send methods at the Ingresso mock.</summary>
[Collection(IngressoBrowsing.Name)]
public sealed class IngressoOffersOverHttpTests(IngressoFixture ingresso)
{
    [Fact]
    public async Task Returns_the_forty_ticket_types_of_the_Sphere()
    {
        var answer = await ingresso.GetAsync("availability.v1?perf_id=1GNCR-5");
        var types = answer.Body.GetProperty("availability").GetProperty("ticket_type").EnumerateArray().ToArray();
        var first = types[0].GetProperty("price_band")[0];

        Assert.Equal(40, types.Length);
        Assert.Equal(["1.109", "1.110", "1.102", "1.101"],
            types[..4].Select(type => type.GetProperty("ticket_type_code").GetString()!));
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
    public async Task Returns_free_seat_blocks_and_example_seats()
    {
        var id = await ingresso.PerformanceAsync("7AB");
        var answer = await ingresso.GetAsync(
            $"availability.v1?perf_id={id}&add_seat_blocks=True&add_example_seats=True&add_discounts");
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
    public async Task Returns_only_price_bands_with_enough_adjacent_seats(int count, bool isListed)
    {
        var id = await ingresso.PerformanceAsync("6IF", 20);
        var answer = await ingresso.GetAsync($"availability.v1?perf_id={id}&no_of_seats={count}");
        var stalls = answer.Body.GetProperty("availability").GetProperty("ticket_type")[1].GetProperty("price_band")
            .EnumerateArray().Select(band => band.GetProperty("price_band_code").GetString());

        Assert.Equal(isListed, stalls.Contains("B/pool"));
    }

    [Fact]
    public async Task Lists_discounts_and_send_methods()
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

    private async Task<string> DiscountsAsync(string performance, string type, string band)
    {
        var answer = await ingresso.GetAsync(
            $"discounts.v1/?perf_id={performance}&ticket_type_code={type}&price_band_code={band}%2Fpool");

        return string.Join(',', answer.Body.GetProperty("discounts").GetProperty("discount").EnumerateArray()
            .Select(one =>
                $"{one.GetProperty("discount_code").GetString()}:{one.GetProperty("sale_seatprice").GetRawText()}"));
    }
}
