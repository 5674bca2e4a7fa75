using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Flights;
using Serverless.Fakes.Flights;
using Serverless.Fakes.Sales;

namespace Serverless.Domain.Tests.Flights;

/// <summary>Days and times are those of Korea on a machine in any zone.</summary>
public sealed class OtherZoneTests : IDisposable
{
    private readonly string? _zone = Environment.GetEnvironmentVariable("TZ");
    private readonly InMemoryFlights _flights = new();

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Asia/Seoul")]
    [InlineData("UTC")]
    public async Task Search_and_offers_change_with_the_Korean_day_and_clock(string zone)
    {
        Use(zone);
        var day = new DateOnly(2026, 11, 21);
        _flights.Schedules.Add(FlightSamples.Schedule(number: 1, date: day, discount: 10));

        // It departs at 6:30 in Korea: on the day before in UTC.
        Assert.Equal((1, 1), await CountAsync(new DateTimeOffset(2026, 11, 20, 14, 59, 59, TimeSpan.Zero), day));
        Assert.Equal((1, 1), await CountAsync(new DateTimeOffset(2026, 11, 20, 21, 29, 59, TimeSpan.Zero), day));
        Assert.Equal((0, 0), await CountAsync(new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.Zero), day));
        Assert.Equal(
            new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.Zero),
            _flights.Schedules[0].DepartsAt.ToUniversalTime());
    }

    public void Dispose() => Use(_zone);

    private static void Use(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }

    private async Task<(int Found, int Offered)> CountAsync(DateTimeOffset now, DateOnly day)
    {
        var clock = new FakeTimeProvider(now);
        clock.SetLocalTimeZone(TimeZoneInfo.Local);
        var availability = new FlightAvailability(new InMemorySeatStates());
        var found = await new SearchFlights(_flights, availability, new FlightPolicy(), clock)
            .ExecuteAsync(FlightSamples.Tokyo, day, default);
        var offered = await new ListOffers(_flights, availability, clock).ExecuteAsync(default);

        return (found.Flights.Count, offered.Flights.Count);
    }
}
