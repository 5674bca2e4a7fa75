using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Fakes.Flights;
using Serverless.Fakes.Platform;
using Serverless.Fakes.Sales;

namespace Serverless.Domain.Tests.Flights;

public sealed class SearchFlightsTests
{
    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly InMemoryFlights _flights = new();
    private readonly InMemorySeatStates _seats = new();

    [Fact]
    public async Task Lists_the_cheapest_first_then_the_earliest()
    {
        Add("CJ3", hour: 12, price: 100_000);
        Add("CJ2", hour: 9, price: 100_000);
        Add("CJ1", hour: 6, price: 200_000, discount: 60);
        Add("CJ4", hour: 7, price: 100_001);

        Assert.Equal(["CJ1", "CJ2", "CJ3", "CJ4"], await SearchAsync());
    }

    [Fact]
    public async Task Leaves_out_full_deleted_cancelled_and_departed_flights()
    {
        var full = Add("CJ1", seats: 12);
        _seats.Take(full.Id.Performance, Enumerable.Range(0, 12));
        var deleted = Add("CJ2");
        Replace(deleted, deleted with { Flight = deleted.Flight with { IsActive = false } });
        var cancelled = Add("CJ3");
        Replace(cancelled, cancelled with { State = ScheduleState.Cancelled });
        Add("CJ4", hour: 9);
        Add("CJ5", hour: 21);
        _clock.SetUtcNow(KoreanTime.At(FlightSamples.Tomorrow, new TimeOnly(9, 30)));

        Assert.Equal(["CJ5"], await SearchAsync());
    }

    [Fact]
    public async Task Counts_only_seats_on_sale_that_nobody_has()
    {
        var schedule = Add("CJ1", seats: 155);
        _seats.Take(schedule.Id.Performance, 0, 1, 154, 155, 179);

        var found = await FindAsync();

        Assert.Equal(152, Assert.Single(found.Flights).AvailableSeats);
    }

    [Fact]
    public async Task Is_valid_until_the_first_of_its_flights_departs()
    {
        Add("CJ1", hour: 21, price: 1);
        Add("CJ2", hour: 7, price: 2);

        var found = await FindAsync();

        Assert.Equal(
            KoreanTime.At(FlightSamples.Tomorrow, new TimeOnly(7, 30)) - Moments.Noon, found.ValidFor);
    }

    [Fact]
    public async Task Finds_nothing_of_the_day_before_today_in_Korea()
    {
        // At this moment it is the next day in Korea already.
        _clock.SetUtcNow(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        Add("CJ1", hour: 21, date: new DateOnly(2026, 11, 20));
        Add("CJ2", hour: 21, date: new DateOnly(2026, 11, 21));

        Assert.Empty(await SearchAsync(new DateOnly(2026, 11, 20)));
        Assert.Equal(["CJ2"], await SearchAsync(new DateOnly(2026, 11, 21)));
    }

    [Fact]
    public async Task Unknown_airports_have_no_flights()
    {
        Add("CJ1");
        var search = Search();

        var found = await search.ExecuteAsync(
            new Route(new AirportCode("ICN"), new AirportCode("XXX")), FlightSamples.Tomorrow, default);

        Assert.Empty(found.Flights);
    }

    [Fact]
    public async Task Offers_are_the_six_greatest_discounts_that_can_be_bought()
    {
        for (var i = 1; i <= 9; i++)
        {
            Add($"CJ{i}", discount: 10 * i);
        }

        var full = _flights.Schedules[^1];
        _seats.Take(full.Id.Performance, Enumerable.Range(0, 180));
        var offers = new ListOffers(_flights, new FlightAvailability(_seats), _clock);

        var found = await offers.ExecuteAsync(default);

        Assert.Equal([80, 70, 60, 50, 40, 30], found.Flights.Select(flight => flight.Schedule.Discount!.Percentage));
    }

    private FlightSchedule Add(
        string id, int hour = 6, int price = 320_000, int seats = 180, int? discount = null, DateOnly? date = null)
    {
        var schedule = FlightSamples.Schedule(
            FlightSamples.Flight(id, hour), _flights.Schedules.Count + 1, date, price, seats, discount);
        _flights.Schedules.Add(schedule);

        return schedule;
    }

    private void Replace(FlightSchedule known, FlightSchedule other) =>
        _flights.Schedules[_flights.Schedules.IndexOf(known)] = other;

    private SearchFlights Search() =>
        new(_flights, new FlightAvailability(_seats), new FlightPolicy(), _clock);

    private Task<FoundFlights> FindAsync(DateOnly? date = null) =>
        Search().ExecuteAsync(FlightSamples.Tokyo, date ?? FlightSamples.Tomorrow, default);

    private async Task<IEnumerable<string>> SearchAsync(DateOnly? date = null) =>
        (await FindAsync(date)).Flights.Select(flight => flight.Schedule.Flight.Id.Value);
}
