using System.Text.Json;
using Serverless.Domain.Flights;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights;

[Collection(PlatformTests.Name)]
public sealed class FlightListsOverHttpTests(PlatformFixture platform)
{
    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task Airports_are_in_the_order_of_their_Korean_names()
    {
        var answer = await platform.GetAsync("/api/flights/airports");
        var airports = answer.Body.GetProperty("airports").EnumerateArray().ToArray();

        Assert.Equal(200, answer.Status);
        Assert.Equal(20, airports.Length);
        Assert.All(airports, airport => Assert.Equal(
            ["airport_code", "airport_name", "city", "country"], airport.Members()));
        Assert.Equal(
            airports.Select(airport => airport.Text("airport_name")!).Order(StringComparer.Ordinal),
            airports.Select(airport => airport.Text("airport_name")!));
        Assert.Contains("인천국제공항", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/flights/health", "flight-service", 5002)]
    [InlineData("/api/admin/health", "admin-service", 5004)]
    [InlineData("/api/auth/health", "auth-service", 5001)]
    [InlineData("/api/health", "auth-service", 5001)]
    [InlineData("/api/health?t=1", "auth-service", 5001)]
    [InlineData("/auth/health", "auth-service", 5001)]
    [InlineData("/flights/health", "flight-service", 5002)]
    [InlineData("/bookings/health", "booking-service", 5003)]
    [InlineData("/payments/health", "payment-service", 5005)]
    public async Task Health_is_as_documented(string path, string service, int port)
    {
        var answer = await platform.GetAsync(path);

        Assert.Equal(
            (200, $$"""{"status":"healthy","service":"{{service}}","port":{{port}}}"""), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("/api/airports", "/api/flights/airports")]
    [InlineData("/api/promotions", "/api/flights/promotions")]
    public async Task The_paths_that_only_the_client_knows_answer_like_those_of_the_API(string alias, string path)
    {
        var schedule = await platform.ScheduleAsync(_day);
        var discount = (await platform.DiscountAsync(schedule, 100)).Body.Number("discount_id");

        var (found, expected) = (await platform.GetAsync(alias), await platform.GetAsync(path));
        await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Discounts}/{discount}");

        Assert.Equal((200, expected.Text), (found.Status, found.Text));
    }

    [Fact]
    public async Task Offers_have_their_published_members()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 312_885);
        var discount = (await platform.DiscountAsync(schedule, 100)).Body.Number("discount_id");

        var featured = await platform.GetAsync("/api/flights/featured");
        var promotions = await platform.GetAsync("/api/flights/promotions");
        var flight = Row(featured, "flights", schedule);
        var promotion = Row(promotions, "promotions", schedule);

        Assert.Equal(["flights", "total"], featured.Body.Members());
        Assert.Equal(["promotions", "total"], promotions.Body.Members());
        Assert.Equal(
            ((string[])["schedule_id", "flight_id", "flightId", "airline", "aircraft", "departure_airport",
                "departureAirport", "arrival_airport", "arrivalAirport", "departure_name", "arrival_name",
                "departureTime", "arrivalTime", "duration", "date", "available_seats", "original_price", "price",
                "discounted_price", "discount_percentage", "has_discount"]).Order(),
            flight.Members().Order());
        Assert.Equal(
            ((string[])["schedule_id", "flight_id", "airline", "aircraft", "departure_airport", "arrival_airport",
                "departure_name", "arrival_name", "departure_time", "arrival_time", "duration", "original_price",
                "available_seats", "flight_date", "discount_percentage", "discounted_price"]).Order(),
            promotion.Members().Order());
        Assert.True(flight.GetProperty("has_discount").GetBoolean());
        Assert.Equal(FlightCalls.Iso(_day), promotion.Text("flight_date"));
        await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Discounts}/{discount}");
    }

    [Fact]
    public async Task Offers_are_at_most_six_with_the_greatest_discounts_first()
    {
        var discounts = new List<int>();

        foreach (var percentage in (int[])[94, 99, 95, 98, 96, 97, 93])
        {
            var schedule = await platform.ScheduleAsync(_day);
            discounts.Add((await platform.DiscountAsync(schedule, percentage)).Body.Number("discount_id"));
        }

        var shown = await PercentagesAsync();

        foreach (var discount in discounts)
        {
            await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Discounts}/{discount}");
        }

        Assert.Equal([99, 98, 97, 96, 95, 94], shown);
        Assert.DoesNotContain(99, await PercentagesAsync());

        async Task<int[]> PercentagesAsync() =>
        [
            .. (await platform.GetAsync("/api/flights/promotions")).Body.GetProperty("promotions").EnumerateArray()
                .Select(row => row.Number("discount_percentage")),
        ];
    }

    [Fact]
    public async Task Search_featured_promotions_and_administration_agree_on_every_price()
    {
        var random = new Random(20_261_128);
        var cases = Enumerable.Range(90, 11)
            .Select(percentage => (Price: random.Next(1, FlightLimits.PriceMax + 1), Percentage: percentage))
            .Append((312_885, 93))
            .Append((1, 99));

        foreach (var (price, percentage) in cases)
        {
            var day = FlightCalls.NextDay();
            var schedule = await platform.ScheduleAsync(day, price);
            var discount = (await platform.DiscountAsync(schedule, percentage)).Body.Number("discount_id");

            var search = (await platform.FindAsync(day)).Number("price");
            var featured = Row(await platform.GetAsync("/api/flights/featured"), "flights", schedule);
            var promotion = Row(await platform.GetAsync("/api/flights/promotions"), "promotions", schedule);
            var admin = Row(
                await platform.AdminAsync(HttpMethod.Get, FlightCalls.Discounts), "discounts", schedule);
            await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Discounts}/{discount}");

            Assert.Equal(Fare.Discounted(price, percentage), search);
            Assert.Equal(
                (search, search, search, search),
                (featured.Number("price"), featured.Number("discounted_price"), promotion.Number("discounted_price"),
                    admin.Number("discounted_price")));
        }
    }

    private static JsonElement Row(Answer answer, string list, int schedule) =>
        answer.Body.GetProperty(list).EnumerateArray().Single(row => row.Number("schedule_id") == schedule);
}
