using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Local;
using Serverless.Local.Samples;

namespace Serverless.Functions.Tests.Flights;

/// <summary>The flights that the Local host has at its start.</summary>
public sealed class SampleFlightsTests : IDisposable
{
    private static readonly (string Id, string To, string Departure, string Arrival, string Duration, int Price)[] Own =
    [
        ("CJ101", "NRT", "06:30", "09:15", "2시간 45분", 320_000),
        ("CJ102", "NRT", "09:30", "12:15", "2시간 45분", 320_000),
        ("CJ111", "KIX", "07:00", "09:30", "2시간 30분", 350_000),
        ("CJ121", "BKK", "08:00", "12:30", "6시간 30분", 450_000),
        ("CJ131", "SYD", "10:00", "22:30", "9시간 30분", 720_000),
        ("CJ141", "LAX", "11:00", "06:30", "11시간 30분", 850_000),
        ("CJ151", "CDG", "13:00", "18:30", "12시간 30분", 950_000),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Has_sixty_days_of_flights_and_adds_a_day_at_the_start_of_the_next()
    {
        IReadOnlyList<FlightSchedule> first;

        await using (var platform = await StartAsync(daysLater: 0))
        {
            first = await ListAsync(platform);
            Assert.Equal(
                3, (await platform.Services.GetRequiredService<IDiscounts>().ListAsync(default, default)).Count);
        }

        await using var restarted = await StartAsync(daysLater: 1);
        var second = await ListAsync(restarted);
        var today = first[0].Date;

        Assert.True(first.Count >= 2_000, $"{first.Count}");
        Assert.Equal((today, today.AddDays(59)), (first[0].Date, first.Max(schedule => schedule.Date)));
        Assert.Equal(today.AddDays(60), second.Max(schedule => schedule.Date));
        Assert.Equal(first.Count, second.Count);
        Assert.Equal(
            first.Where(schedule => schedule.Date > today),
            second.Where(schedule => schedule.Date < today.AddDays(60)));
        Assert.All(first, AssertPlausible);
        Assert.All(Own, flight => AssertOwn(flight, first));
    }

    private static void AssertPlausible(FlightSchedule schedule)
    {
        var flight = schedule.Flight;

        Assert.InRange(schedule.Price, flight.BasePrice * 8 / 10, flight.BasePrice * 12 / 10);
        Assert.InRange(schedule.SeatsOnSale, flight.TotalSeats - 30, flight.TotalSeats - 1);
        Assert.NotNull(Airports.Find(flight.Route.Departure));
        Assert.NotNull(Airports.Find(flight.Route.Arrival));
    }

    private static void AssertOwn(
        (string Id, string To, string Departure, string Arrival, string Duration, int Price) own,
        IReadOnlyList<FlightSchedule> all)
    {
        var schedules = all.Where(schedule => schedule.Flight.Id.Value == own.Id).ToArray();
        var flight = schedules[0].Flight;

        Assert.Equal(60, schedules.Length);
        Assert.True(schedules.DistinctBy(schedule => schedule.Price).Count() > 30);
        Assert.Equal(("ICN", own.To), (flight.Route.Departure.Value, flight.Route.Arrival.Value));
        Assert.Equal(
            (own.Departure, own.Arrival, own.Duration, own.Price),
            (TextOf(flight.Departure), TextOf(flight.Arrival), flight.Duration, flight.BasePrice));
        Assert.Equal(("CloudJet", 180), (flight.Airline, flight.TotalSeats));
    }

    private static string TextOf(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private async Task<LocalPlatform> StartAsync(int daysLater)
    {
        var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = _folder.FullName,
                RunTimers = false,
                Override = builder => builder.Services.AddSingleton<TimeProvider>(new LaterClock(daysLater)),
            },
            default);
        await SampleData.Of(platform.Services).LoadAsync(default);

        return platform;
    }

    private static async Task<IReadOnlyList<FlightSchedule>> ListAsync(LocalPlatform platform) =>
    [
        .. (await platform.Services.GetRequiredService<IFlights>().ListFromAsync(
                KoreanTime.DayAt(platform.Services.GetRequiredService<TimeProvider>().GetUtcNow()), default))
            .OrderBy(schedule => schedule.Date)
            .ThenBy(schedule => schedule.Id.Value),
    ];

    private sealed class LaterClock(int days) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(days);
    }
}
