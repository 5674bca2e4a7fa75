using System.Globalization;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Schedule of an event: daily, on fixed days of the year, or without dates.</summary>
public sealed record IngressoSchedule
{
    public IReadOnlyList<IngressoSlot> Slots { get; set; } = [];

    public IReadOnlyList<DayOfWeek> DaysOff { get; set; } = [];

    /// <summary>Number of coming days that have performances.</summary>
    public int Days { get; set; } = 365;

    /// <summary>
    /// True when the days start tomorrow, so the number of performances does not depend on the time of day.
    /// </summary>
    public bool IsExactDays { get; init; }

    /// <summary>Names of performances by day of the week.</summary>
    public IReadOnlyDictionary<DayOfWeek, string> NameOfDay { get; set; } = new Dictionary<DayOfWeek, string>();

    public IReadOnlyList<IngressoYearly> Yearly { get; set; } = [];

    /// <summary>True when times are in UTC; otherwise they are the venue's local time.</summary>
    public bool IsUtc { get; init; }

    /// <summary>True when a setting overrides the days of the year.</summary>
    public bool IsPinnable { get; init; }

    /// <summary>Schedule of an undated ticket: one performance, which is selected automatically.</summary>
    public bool IsUndated { get; init; }
}

public sealed record IngressoSlot(TimeOnly Time, string? Name = null);

/// <summary>A day of the year: its next one or next few occurrences.</summary>
public sealed record IngressoYearly(int Month, int Day, TimeOnly Time)
{
    public int Years { get; set; } = 1;

    /// <summary>Year whose occurrence has no year in its id; null when the suffix is fixed.</summary>
    public int? YearBase { get; init; }

    public string? Suffix { get; init; }
}

/// <summary>A performance. Its id never changes.</summary>
public sealed record IngressoPerformance(string Id, string EventId, DateTimeOffset? StartsAt)
{
    public string? Name { get; init; }

    /// <summary>True when a setting gave the date; such a performance is never over.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Key of the stock. An id that is used again next year gets a new stock.</summary>
    public string StockKey => StartsAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{Id}@{at:yyyyMMdd}")
        : Id;

    public bool IsOver(DateTimeOffset now) => !IsPinned && StartsAt <= now;
}
