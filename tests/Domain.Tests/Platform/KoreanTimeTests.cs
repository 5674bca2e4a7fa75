using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Platform;

public sealed class KoreanTimeTests
{
    [Theory]
    [InlineData("2026-11-27T14:59:59Z", "2026-11-27")]
    [InlineData("2026-11-27T15:00:00Z", "2026-11-28")]
    [InlineData("2026-11-27T23:59:59+09:00", "2026-11-27")]
    [InlineData("2026-11-27T07:00:00-08:00", "2026-11-28")]
    [InlineData("2026-07-01T14:59:59Z", "2026-07-01")]
    [InlineData("2026-12-31T15:00:00Z", "2027-01-01")]
    public void The_day_changes_at_midnight_in_Korea_in_every_season(string time, string day) =>
        Assert.Equal(
            DateOnly.Parse(day, CultureInfo.InvariantCulture),
            KoreanTime.DayAt(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_clock_time_names_one_moment()
    {
        var departure = KoreanTime.At(new DateOnly(2026, 11, 28), new TimeOnly(6, 30));

        Assert.Equal(new DateTimeOffset(2026, 11, 27, 21, 30, 0, TimeSpan.Zero), departure);
        Assert.Equal(new DateTime(2026, 11, 28, 6, 30, 0), KoreanTime.ClockAt(departure.ToUniversalTime()));
    }
}
