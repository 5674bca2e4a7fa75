using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>One show on one evening: what is sold, when, and to whom the door opens.</summary>
public sealed record Performance(PerformanceId Id, PerformanceDetails Details, PerformanceSchedule Schedule)
{
    public PerformanceState State { get; init; } = PerformanceState.Draft;

    /// <summary>Numbered seats, or null for general admission.</summary>
    public SeatLayout? Layout { get; init; }

    /// <summary>In order of their ordinals; empty for a performance of numbered seats only.</summary>
    public IReadOnlyList<TicketType> TicketTypes { get; init; } = [];

    /// <summary>The waiting room's caps, or null when everybody may walk in.</summary>
    public QueueRules? Queue { get; init; }

    /// <summary>By which it came into being, without an organiser; its seats have names too, and no places. Else null.</summary>
    public string? Name { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>As to be shown now.</summary>
    public Performance AsOf(DateTimeOffset now) => this with { State = StateAt(now) };

    /// <summary>True when the words stand in what a search looks at, in any case.</summary>
    public bool Mentions(string words) =>
        Contains(Details.Title, words)
        || Contains(Details.ArtistName, words)
        || Contains(Details.Venue, words)
        || Contains(Details.Address, words);

    /// <summary>
    /// The state as of now. Time moves a published performance on by itself; the stored state follows when the status
    /// timer next runs, and until then nobody can buy what is over.
    /// </summary>
    public PerformanceState StateAt(DateTimeOffset now) => State switch
    {
        PerformanceState.Draft or PerformanceState.Cancelled => State,
        _ when Schedule.IsOverAt(now) => PerformanceState.Ended,
        _ when now < Schedule.SaleStart => PerformanceState.Upcoming,
        PerformanceState.SoldOut => PerformanceState.SoldOut,
        _ => PerformanceState.OnSale,
    };

    private static bool Contains(string? text, string words) =>
        text?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false;
}

public sealed record PerformanceDetails(string Title, string Venue)
{
    public string? Description { get; init; }

    public string? Address { get; init; }

    public string? ArtistName { get; init; }

    public string? PosterImageUrl { get; init; }
}

public sealed record PerformanceSchedule(DateTimeOffset Date, DateTimeOffset SaleStart, DateTimeOffset SaleEnd)
{
    public bool IsOverAt(DateTimeOffset now) => SaleEnd <= now || Date < now;
}

/// <summary>
/// How many visitors may be inside at once, and how many may enter each second. Both are caps: neither is ever exceeded.
/// </summary>
public sealed record QueueRules(int Capacity, int AdmissionsPerSecond);

public enum PerformanceState
{
    Draft,
    Upcoming,
    OnSale,
    SoldOut,
    Ended,
    Cancelled,
}
