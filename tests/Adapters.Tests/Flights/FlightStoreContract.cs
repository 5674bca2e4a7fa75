using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Flights;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Fakes.Flights;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Flights;

/// <summary>The behaviour of the stored flights on every engine.</summary>
public abstract partial class FlightStoreContract : IAsyncLifetime
{
    private protected static readonly DateOnly Today = KoreanTime.DayAt(Moments.Noon);

    private static readonly Route Tokyo = new(new AirportCode("ICN"), new AirportCode("NRT"));
    private static readonly Route Osaka = new(new AirportCode("ICN"), new AirportCode("KIX"));

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private IDocuments _documents = null!;
    private Instance _instance = null!;

    public async Task InitializeAsync() => _instance = new Instance(_documents = await OpenAsync(), _clock);

    public abstract Task DisposeAsync();

    private protected abstract Task<IDocuments> OpenAsync();

    [Fact]
    public async Task Returns_every_member_unchanged()
    {
        var flight = Flight("CJ141") with
        {
            Airline = "대한항공",
            Duration = "11시간 30분",
            BasePrice = 850_000,
            TotalSeats = 306,
            IsActive = false,
        };
        var schedule = new FlightSchedule(default, flight, Today.AddDays(3), 312_885, 290)
        {
            CabinSeats = 312,
            State = ScheduleState.Delayed,
            CreatedAt = Moments.Noon.AddMilliseconds(5),
        };

        Assert.True(await SaveAsync(null, new Timetable(flight, [schedule])));
        var found = (await FindAsync("CJ141"))!.Value.Value;
        var stored = Assert.Single(found.Schedules);

        Assert.Equal(flight, found.Flight);
        Assert.Equal(schedule with { Id = stored.Id }, stored);
        Assert.Equal(stored, await _instance.Flights.FindAsync(stored.Id, default));
        Assert.Equal(stored, Assert.Single(await _instance.Flights.ListAsync(flight.Route, stored.Date, default)));
        Assert.Equal(flight, Assert.Single(await _instance.Flights.ListAsync(default)));
    }

    [Fact]
    public async Task An_empty_store_finds_nothing()
    {
        Assert.Null(await FindAsync("CJ101"));
        Assert.Null(await _instance.Flights.FindAsync(new ScheduleId(1), default));
        Assert.Null(await _instance.Flights.FindAsync(new ScheduleId(0), default));
        Assert.Null(await _instance.Flights.FindAsync(new ScheduleId(-5), default));
        Assert.Empty(await _instance.Flights.ListAsync(default));
        Assert.Empty(await _instance.Flights.ListAsync(Tokyo, Today, default));
        Assert.Empty(await _instance.Flights.ListFromAsync(Today, default));
        Assert.Empty(await _instance.Discounts.ListAsync(Today, default));
        Assert.Null(await _instance.Discounts.FindAsync(new DiscountId(1), default));
    }

    [Fact]
    public async Task Stores_the_longest_range_and_lists_it_by_route_and_day()
    {
        Assert.True(await SaveAsync(null, Table(Flight("CJ101"), Enumerable.Range(0, 91))));
        Assert.True(await SaveAsync(null, Table(Flight("CJ102"), [5])));
        Assert.True(await SaveAsync(null, Table(Flight("CJ111", Osaka), [5])));

        var day = await _instance.Flights.ListAsync(Tokyo, Today.AddDays(5), default);
        var all = await _instance.Flights.ListFromAsync(Today, default);
        var later = await _instance.Flights.ListFromAsync(Today.AddDays(90), default);

        Assert.Equal(["CJ101", "CJ102"], day.Select(schedule => schedule.Flight.Id.Value).Order());
        Assert.Equal(93, all.Count);
        Assert.Equal(93, all.Select(schedule => schedule.Id).Distinct().Count());
        Assert.Equal(Today.AddDays(90), Assert.Single(later).Date);
        Assert.All(all, schedule => Assert.InRange(schedule.Id.Value, 1, ScheduleId.Max));
    }

    [Fact]
    public async Task A_schedule_keeps_its_id_through_every_change()
    {
        await SaveAsync(null, Table(Flight("CJ101"), [1, 40]));
        var before = (await FindAsync("CJ101"))!.Value;
        var ids = before.Value.Schedules.ToDictionary(schedule => schedule.Date, schedule => schedule.Id);

        Assert.True(await SaveAsync(before, before.Value.With(Flight("CJ101", Osaka)).With(
            [new FlightSchedule(default, Flight("CJ101", Osaka), Today.AddDays(2), 1, 1)])));
        var after = (await FindAsync("CJ101"))!.Value.Value;

        Assert.Equal(3, after.Schedules.Count);
        Assert.All(ids, pair => Assert.Equal(pair.Value, after.Find(pair.Key)!.Id));
        Assert.Empty(await _instance.Flights.ListAsync(Tokyo, Today.AddDays(1), default));
        Assert.Equal(
            ids[Today.AddDays(1)],
            Assert.Single(await _instance.Flights.ListAsync(Osaka, Today.AddDays(1), default)).Id);

        // Another instance that knew the old place, and one that knew none.
        Assert.Equal(Osaka, (await _instance.Flights.FindAsync(ids[Today.AddDays(40)], default))!.Flight.Route);
        Assert.Equal(
            Osaka, (await NewInstance().Flights.FindAsync(ids[Today.AddDays(40)], default))!.Flight.Route);
    }

    [Fact]
    public async Task An_instance_follows_a_month_that_another_instance_moved()
    {
        await SaveAsync(null, Table(Flight("CJ101"), [1]));
        var before = (await FindAsync("CJ101"))!.Value;
        var id = before.Value.Schedules[0].Id;
        var other = NewInstance();
        await other.Flights.FindAsync(id, default);

        await SaveAsync(before, before.Value.With(Flight("CJ101", Osaka)));

        Assert.Equal(Osaka, (await other.Flights.FindAsync(id, default))!.Flight.Route);
    }

    [Fact]
    public async Task Months_before_the_first_day_stay_as_they_are()
    {
        await SaveAsync(null, Table(Flight("CJ101"), [-40, 1]));
        var before = (await FindAsync("CJ101"))!.Value;
        Assert.Single(before.Value.Schedules);

        await SaveAsync(before, before.Value.With(Flight("CJ101", Osaka)));
        var all = (await FindAsync("CJ101", Today.AddDays(-40)))!.Value;

        Assert.Equal([Today.AddDays(-40), Today.AddDays(1)], all.Value.Schedules.Select(schedule => schedule.Date));
    }

    [Fact]
    public async Task A_change_of_an_older_version_changes_nothing()
    {
        await SaveAsync(null, Table(Flight("CJ101"), [1]));
        var old = (await FindAsync("CJ101"))!.Value;
        await SaveAsync(old, old.Value.With(old.Value.Flight with { IsActive = false }));

        Assert.False(await SaveAsync(old, Table(Flight("CJ101"), [2])));
        Assert.False(await SaveAsync(null, Table(Flight("CJ101"), [3])));
        var found = (await FindAsync("CJ101"))!.Value.Value;

        Assert.False(found.Flight.IsActive);
        Assert.Equal(Today.AddDays(1), Assert.Single(found.Schedules).Date);
    }

    private protected Instance NewInstance() => new(_documents, _clock);

    private protected Task<Versioned<Timetable>?> FindAsync(string flight, DateOnly? first = null) =>
        _instance.Timetables.FindAsync(new FlightId(flight), first ?? Today, default);

    private protected Task<bool> SaveAsync(Versioned<Timetable>? before, Timetable after) =>
        _instance.Timetables.TrySaveAsync(before, after, default);

    private protected static Flight Flight(string id, Route? route = null) =>
        new(new FlightId(id), route ?? Tokyo, new TimeOnly(6, 30), new TimeOnly(9, 15))
        {
            Aircraft = "Boeing 737-800",
            Duration = "2시간 45분",
            BasePrice = 320_000,
        };

    private protected static Timetable Table(Flight flight, IEnumerable<int> days) =>
        new(flight, [.. days.Select(day => new FlightSchedule(default, flight, Today.AddDays(day), 320_000, 180))]);

    /// <summary>The adapters as one process has them.</summary>
    private protected sealed class Instance
    {
        public Instance(IDocuments documents, TimeProvider clock)
        {
            var numbers = new FlightNumbers(documents);
            var months = new FlightMonths(documents);
            Discounts = new DocumentDiscounts(documents, months, numbers, clock);
            Performances = new FlightPerformances(
                months, new RecordedFlightResults(), new FlightPolicy(), clock);
            Flights = new DocumentFlights(documents, months);
            Timetables = new DocumentTimetables(documents, numbers, Discounts, Performances);
        }

        public DocumentFlights Flights { get; }

        public DocumentTimetables Timetables { get; }

        public DocumentDiscounts Discounts { get; }

        public FlightPerformances Performances { get; }
    }
}
