using System.Globalization;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>When an event takes place: every day, at fixed days of the year, or at no time at all.</summary>
public sealed record IngressoSchedule
{
    public IReadOnlyList<IngressoSlot> Slots { get; set; } = [];

    public IReadOnlyList<DayOfWeek> DaysOff { get; set; } = [];

    /// <summary>Days ahead for which there are performances.</summary>
    public int Days { get; set; } = 365;

    /// <summary>
    /// Whether the days begin tomorrow, so that there are as many performances whatever the time of day.
    /// </summary>
    public bool IsExactDays { get; init; }

    /// <summary>What performances are called on some days of the week.</summary>
    public IReadOnlyDictionary<DayOfWeek, string> NameOfDay { get; set; } = new Dictionary<DayOfWeek, string>();

    public IReadOnlyList<IngressoYearly> Yearly { get; set; } = [];

    /// <summary>Whether times are given in UTC and not at the venue.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Whether a setting may put the days of the year elsewhere.</summary>
    public bool IsPinnable { get; init; }

    /// <summary>A ticket for any time: there is one performance, and nobody has to choose it.</summary>
    public bool IsUndated { get; init; }
}

public sealed record IngressoSlot(TimeOnly Time, string? Name = null);

/// <summary>A day of the year: the next one, or the next few.</summary>
public sealed record IngressoYearly(int Month, int Day, TimeOnly Time)
{
    public int Years { get; set; } = 1;

    /// <summary>The year that has no number yet; null where the suffix is fixed.</summary>
    public int? YearBase { get; init; }

    public string? Suffix { get; init; }
}

/// <summary>One performance. It has the same id as long as it is to come, and after.</summary>
public sealed record IngressoPerformance(string Id, string EventId, DateTimeOffset? StartsAt)
{
    public string? Name { get; init; }

    /// <summary>Whether a setting put it where it is; then it is never over.</summary>
    public bool IsPinned { get; init; }

    /// <summary>What its stock is kept under; an id that comes again next year has a new one then.</summary>
    public string StockKey => StartsAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{Id}@{at:yyyyMMdd}")
        : Id;

    public bool IsOver(DateTimeOffset now) => !IsPinned && StartsAt <= now;
}
