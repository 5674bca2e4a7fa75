using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class PerformanceTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = Opens.AddDays(7);

    [Theory]
    [InlineData(PerformanceState.Upcoming, -1, PerformanceState.Upcoming)]
    [InlineData(PerformanceState.Upcoming, 0, PerformanceState.OnSale)]
    [InlineData(PerformanceState.OnSale, 0, PerformanceState.OnSale)]
    [InlineData(PerformanceState.OnSale, -1, PerformanceState.Upcoming)]
    [InlineData(PerformanceState.SoldOut, 0, PerformanceState.SoldOut)]
    [InlineData(PerformanceState.SoldOut, -1, PerformanceState.Upcoming)]
    [InlineData(PerformanceState.Upcoming, (7 * 86_400) - 1, PerformanceState.OnSale)]
    [InlineData(PerformanceState.Upcoming, 7 * 86_400, PerformanceState.Ended)]
    [InlineData(PerformanceState.OnSale, 7 * 86_400, PerformanceState.Ended)]
    [InlineData(PerformanceState.SoldOut, 7 * 86_400, PerformanceState.Ended)]
    [InlineData(PerformanceState.Ended, 0, PerformanceState.OnSale)]
    [InlineData(PerformanceState.Draft, 7 * 86_400, PerformanceState.Draft)]
    [InlineData(PerformanceState.Cancelled, 0, PerformanceState.Cancelled)]
    public void State_follows_from_the_stored_state_and_the_time(
        PerformanceState stored, int secondsAfterOpening, PerformanceState shown)
    {
        var performance = Evening(Closes.AddDays(1)) with { State = stored };

        Assert.Equal(shown, performance.StateAt(Opens.AddSeconds(secondsAfterOpening)));
    }

    [Fact]
    public void Started_performance_has_ended_even_before_its_sale_end()
    {
        var performance = Evening(Opens.AddHours(2)) with { State = PerformanceState.OnSale };

        Assert.Equal(PerformanceState.OnSale, performance.StateAt(Opens.AddHours(2)));
        Assert.Equal(PerformanceState.Ended, performance.StateAt(Opens.AddHours(2).AddTicks(1)));
    }

    [Theory]
    [InlineData("winter", true)]
    [InlineData("HANGANG", true)]
    [InlineData("루나", true)]
    [InlineData("mapo", true)]
    [InlineData("summer", false)]
    [InlineData("a secret", false)]
    public void Search_covers_title_artist_venue_and_address(string words, bool isFound)
    {
        var performance = Evening(Closes) with
        {
            Details = new PerformanceDetails("Winter", "Hangang Arena")
            {
                ArtistName = "루나웨이브",
                Address = "Mapo-gu",
                Description = "a secret",
            },
        };

        Assert.Equal(isFound, performance.Mentions(TextPolicy.Key(words)));
    }

    private static Performance Evening(DateTimeOffset date) => new(
        new PerformanceId(ScopedId.Create(ScopedKind.Performance, 1, 0)),
        new PerformanceDetails("Evening", "Hall"),
        new PerformanceSchedule(date, Opens, Closes));
}
