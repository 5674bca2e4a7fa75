namespace Serverless.Domain.Platform;

/// <summary>
/// Days and times of day in Korea, whatever the zone of the machine. Korea is nine hours ahead of UTC in every season,
/// so no time zone data is needed.
/// </summary>
public static class KoreanTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(9);

    /// <summary>The day that it is in Korea at this time.</summary>
    public static DateOnly DayAt(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);

    /// <summary>The moment when Korean clocks show this day and time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, Offset);

    /// <summary>What Korean calendars and clocks show at this time, without a zone.</summary>
    public static DateTime ClockAt(DateTimeOffset time) => time.ToOffset(Offset).DateTime;
}
