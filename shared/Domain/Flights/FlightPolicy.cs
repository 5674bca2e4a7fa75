using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Flights;

/// <summary>Limits of flights, schedules, discounts and searches.</summary>
public sealed record FlightPolicy
{
    /// <summary>Flights, deleted ones included. One list has them all.</summary>
    [Range(1, 2_000)]
    public int FlightCountMax { get; init; } = 1_000;

    /// <summary>Active discounts; one stored document has them all.</summary>
    [Range(1, 1_500)]
    public int DiscountCountMax { get; init; } = 1_000;

    /// <summary>How far from today the day of a schedule may be, before or after.</summary>
    [Range(1, 366)]
    public int DaysFromTodayMax { get; init; } = 366;

    /// <summary>How long Redis keeps the result of a search.</summary>
    [Range(1, 300)]
    public int ResultSeconds { get; init; } = 300;

    /// <summary>Age in memory after which a schedule that is sold is read again.</summary>
    [Range(50, 60_000)]
    public int FreshMilliseconds { get; init; } = 1_000;

    public TimeSpan ResultLifetime => TimeSpan.FromSeconds(ResultSeconds);
}
