using System.Text;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Catalogue;
using Serverless.Adapters.Flights;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Catalogue;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Fakes.Flights;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Flights;

/// <summary>Schedules as the catalogue returns them to the engine.</summary>
public sealed class FlightPerformancesTests
{
    private static readonly DateOnly Today = KoreanTime.DayAt(Moments.Noon);

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly WatchedDocuments _documents = new();
    private readonly TestRounds _rounds = new(TimeProvider.System);
    private readonly RecordedFlightResults _results = new();
    private readonly FlightPerformances _performances;
    private readonly DocumentTimetables _timetables;
    private readonly DocumentCatalogue _catalogue;

    public FlightPerformancesTests()
    {
        var (numbers, months) = (new FlightNumbers(_documents), new FlightMonths(_documents));
        _performances = new FlightPerformances(months, _results, new FlightPolicy(), _clock);
        _timetables = new DocumentTimetables(
            _documents, numbers, new DocumentDiscounts(_documents, months, numbers, _clock), _performances);
        _catalogue = new DocumentCatalogue(
            _documents, new CataloguePolicy(), new ImplicitEventPolicy(), _rounds, _clock, _performances);
    }

    [Fact]
    public async Task The_catalogue_finds_a_schedule_but_lists_no_flight()
    {
        var schedule = await AddAsync();

        var found = await _catalogue.FindAsync(schedule.Id.Tag, default);

        Assert.Equal(schedule.Id.Performance, found!.Id);
        Assert.Equal("30F", found.Layout!.SeatAt(179).Label);
        Assert.Null(await _catalogue.FindAsync(schedule.Id.Performance, default));
        Assert.Null(await _catalogue.FindAsync(new ScheduleId(ScheduleId.Max).Tag, default));
        Assert.Empty(await _catalogue.ListAllAsync(default));
        Assert.Empty(await _catalogue.ListPublishedAsync(default));
    }

    [Fact]
    public async Task A_fresh_schedule_reads_nothing_from_the_store()
    {
        var schedule = await AddAsync();
        await _catalogue.FindAsync(schedule.Id.Tag, default);
        var reads = _documents.ReadCount;

        for (var i = 0; i < 100; i++)
        {
            await _catalogue.FindAsync(schedule.Id.Tag, default);
        }

        Assert.Equal(reads, _documents.ReadCount);
    }

    [Fact]
    public async Task A_change_of_this_instance_is_visible_at_once()
    {
        var schedule = await AddAsync();
        await _catalogue.FindAsync(schedule.Id.Tag, default);
        var before = (await _timetables.FindAsync(schedule.Flight.Id, Today, default))!.Value;

        await _timetables.TrySaveAsync(
            before, before.Value.With(schedule.Flight with { IsActive = false }), default);
        var found = await _catalogue.FindAsync(schedule.Id.Tag, default);

        Assert.Equal(PerformanceState.Ended, found!.StateAt(Moments.Noon));
    }

    [Fact]
    public async Task A_change_of_another_instance_is_visible_once_it_is_not_fresh()
    {
        var schedule = await AddAsync();
        await _catalogue.FindAsync(schedule.Id.Tag, default);
        var (numbers, months) = (new FlightNumbers(_documents), new FlightMonths(_documents));
        var others = new DocumentTimetables(
            _documents,
            numbers,
            new DocumentDiscounts(_documents, months, numbers, _clock),
            new FlightPerformances(months, _results, new FlightPolicy(), _clock));
        var before = (await others.FindAsync(schedule.Flight.Id, Today, default))!.Value;
        await others.TrySaveAsync(before, before.Value.With([schedule with { Price = 7 }]), default);

        var fresh = await _catalogue.FindAsync(schedule.Id.Tag, default);
        _clock.Advance(TimeSpan.FromMilliseconds(new FlightPolicy().FreshMilliseconds));
        var later = await _catalogue.FindAsync(schedule.Id.Tag, default);

        Assert.Equal((320_000, 7), (fresh!.Layout!.SeatAt(0).Price, later!.Layout!.SeatAt(0).Price));
    }

    [Fact]
    public async Task Results_that_show_a_schedule_end_when_seats_of_it_are_released()
    {
        var schedule = await AddAsync();

        await _performances.NoteReleasedAsync(schedule.Id.Tag, default);
        await _performances.NoteReleasedAsync(new ScheduleId(ScheduleId.Max).Tag, default);
        await _performances.NoteReleasedAsync(new PerformanceTag(1), default);

        Assert.Equal([schedule.Id], _results.Invalidated);
    }

    [Fact]
    public async Task Events_never_get_a_number_of_the_upper_half()
    {
        var policy = new CataloguePolicy { PerformanceCountMax = int.MaxValue };
        var store = new DocumentCatalogueStore(_documents, _catalogue, policy, _rounds);
        await _documents.CommitAsync(
            CatalogueKeys.Performances,
            [
                new DocumentWrite.Insert(
                    CatalogueKeys.Number, Encoding.UTF8.GetBytes($$"""{"last":{{(1 << 23) - 2}}}""")),
            ],
            default);

        var last = await store.TryAddAsync(Make, default);
        var none = await store.TryAddAsync(Make, default);

        Assert.Equal((1 << 23) - 1, last!.Id.Tag.Number);
        Assert.Null(none);

        static Performance Make(int number) => new(
            new PerformanceId(new IdSource(TimeProvider.System).Next(ScopedKind.Performance, number)),
            new PerformanceDetails("Evening", "Hall"),
            new PerformanceSchedule(Moments.Noon, Moments.Noon, Moments.Noon));
    }

    private async Task<FlightSchedule> AddAsync()
    {
        var flight = new Flight(
            new FlightId("CJ101"),
            new Route(new AirportCode("ICN"), new AirportCode("NRT")),
            new TimeOnly(6, 30),
            new TimeOnly(9, 15));
        await _timetables.TrySaveAsync(
            null,
            new Timetable(flight, [new FlightSchedule(default, flight, Today.AddDays(1), 320_000, 155)]),
            default);

        return (await _timetables.FindAsync(flight.Id, Today, default))!.Value.Value.Schedules[0];
    }
}
