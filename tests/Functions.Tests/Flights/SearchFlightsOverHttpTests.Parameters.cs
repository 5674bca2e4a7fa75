using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights;

/// <summary>What a search may ask for.</summary>
public sealed partial class SearchFlightsOverHttpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("departure=ICN&arrival=NRT")]
    [InlineData("departure=ICN&date=2026-12-01")]
    [InlineData("arrival=NRT&date=2026-12-01")]
    [InlineData("departure=&arrival=NRT&date=2026-12-01")]
    [InlineData("departure=%20&arrival=NRT&date=2026-12-01")]
    public async Task Requires_departure_arrival_and_date(string query)
    {
        var answer = await platform.GetAsync($"/api/flights/search?{query}");

        Assert.Equal((400, "출발지, 도착지, 날짜를 모두 입력해주세요."), (answer.Status, answer.Message));
        Assert.Equal("flights.incomplete-search", answer.Reason);
        answer.IsProblemIn(ApiContract.CloudJet);
    }

    [Theory]
    [InlineData("&date=tomorrow")]
    [InlineData("&date=2026-02-30")]
    [InlineData("&date=2026-2-3")]
    [InlineData("&date=2026-12-01&passengers=0")]
    [InlineData("&date=2026-12-01&passengers=10")]
    [InlineData("&date=2026-12-01&passengers=two")]
    [InlineData("&date=2026-12-01&class=cargo")]
    [InlineData("&date=2026-12-01&sort=name")]
    [InlineData("&date=2026-12-01&page=0")]
    [InlineData("&date=2026-12-01&limit=101")]
    [InlineData("&date=2026-12-01&return_date=2026-11-30")]
    [InlineData("&date=2026-12-01&return_date=later")]
    public async Task Rejects_parameters_out_of_their_limits(string query)
    {
        var answer = await platform.GetAsync($"/api/flights/search?departure=ICN&arrival=NRT{query}");

        Assert.Equal((400, "flights.bad-search"), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.CloudJet);
    }

    [Theory]
    [InlineData("XXX", "NRT")]
    [InlineData("ICN", "ICN")]
    [InlineData("Seoul", "Tokyo")]
    [InlineData("NRT", "ICN")]
    public async Task A_route_without_flights_is_empty(string from, string to)
    {
        await platform.ScheduleAsync(_day);

        var answer = await platform.SearchAsync(_day, from, to);

        Assert.Equal((200, """{"flights":[],"total":0}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Codes_are_found_in_any_case_and_a_token_is_ignored()
    {
        await platform.ScheduleAsync(_day);

        var lower = await platform.SearchAsync(_day, "icn", "nrt");
        var forged = await platform.Client.SendAsync(
            HttpMethod.Get,
            $"/api/flights/search?departure=ICN&arrival=NRT&date={FlightCalls.Iso(_day)}",
            TestTokens.Expired);

        Assert.Equal((1, 1), (lower.Body.Number("total"), forged.Body.Number("total")));
    }

    [Fact]
    public async Task Finds_flights_with_enough_seats_in_the_asked_order_page_by_page()
    {
        var flights = new (string Id, string Departure, string Arrival, int Price, int Seats)[]
        {
            (FlightCalls.NextFlight(), "06:00", "12:00", 100_000, 2),
            (FlightCalls.NextFlight(), "10:00", "11:00", 300_000, 9),
            (FlightCalls.NextFlight(), "08:00", "10:00", 200_000, 9),
        };

        foreach (var (id, departure, arrival, price, seats) in flights)
        {
            var flight = FlightCalls.Flight(id);
            (flight["departure_time"], flight["arrival_time"]) = (departure, arrival);
            await platform.ScheduleAsync(_day, price, seats, flight: flight);
        }

        Assert.Equal("0 2 1", await OrderAsync(""));
        Assert.Equal("0 2 1", await OrderAsync("&sort=departure"));
        Assert.Equal("2 1 0", await OrderAsync("&sort=arrival"));
        Assert.Equal("1 2 0", await OrderAsync("&sort=duration"));
        Assert.Equal("2 1", await OrderAsync("&passengers=3"));
        Assert.Equal("", await OrderAsync("&class=business"));
        Assert.Equal("0 2 1", await OrderAsync("&class=Economy&passengers=1"));
        var page = await platform.SearchAsync(_day, more: "&page=2&limit=2");
        Assert.Equal(flights[1].Id, Assert.Single(page.Body.GetProperty("flights").EnumerateArray()).Text("flight_id"));
        Assert.Equal(
            (3, 2, 2, 2),
            (page.Body.Number("total"), page.Body.Number("page"), page.Body.Number("limit"),
                page.Body.Number("total_pages")));
        Assert.Equal("", await OrderAsync("&page=2147483647&limit=100"));

        async Task<string> OrderAsync(string more)
        {
            var answer = await platform.SearchAsync(_day, more: more);
            Assert.Equal((200, string.Empty), (answer.Status, answer.Status == 200 ? string.Empty : answer.Text));

            return string.Join(
                ' ',
                answer.Body.GetProperty("flights").EnumerateArray()
                    .Select(row => Array.FindIndex(flights, flight => flight.Id == row.Text("flight_id"))));
        }
    }

    [Fact]
    public async Task A_round_trip_finds_the_flights_back_too()
    {
        var back = FlightCalls.NextDay();
        await platform.ScheduleAsync(_day);
        var id = FlightCalls.NextFlight();
        await platform.ScheduleAsync(back, flight: FlightCalls.Flight(id, "NRT", "ICN"));

        var found = await platform.SearchAsync(_day, more: $"&return_date={FlightCalls.Iso(back)}");

        Assert.Equal((1, 1), (found.Body.Number("total"), found.Body.Number("return_total")));
        Assert.Equal(
            id, Assert.Single(found.Body.GetProperty("return_flights").EnumerateArray()).Text("flight_id"));
        Assert.Equal(
            ["flights", "return_flights", "return_total", "total"], found.Body.Members().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_departed_flight_of_today_is_not_found()
    {
        var flight = FlightCalls.Flight(FlightCalls.NextFlight(), "SIN", "SYD");
        (flight["departure_time"], flight["arrival_time"]) = ("00:00", "06:00");
        var added = await platform.AddAsync(flight, FlightCalls.Single(FlightCalls.Today));

        Assert.Equal(201, added.Status);
        Assert.Equal(0, (await platform.SearchAsync(FlightCalls.Today, "SIN", "SYD")).Body.Number("total"));
    }
}
