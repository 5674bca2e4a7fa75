using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Catalogue;

/// <summary>One dated occurrence that is sold: its details, schedule, stock and queue.</summary>
public sealed record Performance(PerformanceId Id, PerformanceDetails Details, PerformanceSchedule Schedule)
{
    public PerformanceState State { get; init; } = PerformanceState.Draft;

    /// <summary>Numbered seats, or null for general admission.</summary>
    public SeatLayout? Layout { get; init; }

    /// <summary>
    /// How many of the layout's seats are on sale, counted from the first; null for all. No other seat can be held.
    /// </summary>
    public int? SeatsOnSale { get; init; }

    /// <summary>In order of their ordinals; empty for a performance of numbered seats only.</summary>
    public IReadOnlyList<TicketType> TicketTypes { get; init; } = [];

    /// <summary>The queue's caps; null for a performance without a queue.</summary>
    public QueueRules? Queue { get; init; }

    /// <summary>
    /// The name of an implicit event, whose seats also have names instead of positions; null for all others.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Until when buyers may refund; null for the beginning of the performance.</summary>
    public DateTimeOffset? RefundableUntil { get; init; }

    /// <summary>When all purchases of a performance that was called off were refunded; null before.</summary>
    public DateTimeOffset? RefundedAt { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// Grows with every change: of two messages about the performance, the one with the smaller version is older.
    /// </summary>
    public long Version => (UpdatedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Until when buyers may refund. Administrators may later.</summary>
    public DateTimeOffset RefundsEndAt => RefundableUntil ?? Schedule.Date;

    /// <summary>The performance was called off, and purchases of it may have to be refunded.</summary>
    public bool IsRefunding => State is PerformanceState.Cancelled && RefundedAt is null;

    /// <summary>The time of a change that is made now: later than the last one, even if that host's clock was ahead.
    /// </summary>
    public DateTimeOffset NextUpdate(DateTimeOffset now) =>
        now > UpdatedAt.AddMicroseconds(1) ? now : UpdatedAt.AddMicroseconds(1);

    /// <summary>Returns the performance with its state at this time.</summary>
    public Performance AsOf(DateTimeOffset now) => this with { State = StateAt(now) };

    /// <summary>True when the title, artist, venue or address contains the words.</summary>
    /// <param name="words">In the form of <see cref="TextPolicy.Key"/>.</param>
    public bool Mentions(string words) => SearchKeys.Of(Details).Contains(words, StringComparison.Ordinal);

    /// <summary>
    /// Returns the state at this time. The state of a published performance follows the clock; the stored state follows
    /// at the next run of the status timer. So a performance that is over cannot be bought in between.
    /// </summary>
    public PerformanceState StateAt(DateTimeOffset now) => State switch
    {
        PerformanceState.Draft or PerformanceState.Cancelled => State,
        _ when Schedule.IsOverAt(now) => PerformanceState.Ended,
        _ when now < Schedule.SaleStart => PerformanceState.Upcoming,
        PerformanceState.SoldOut => PerformanceState.SoldOut,
        _ => PerformanceState.OnSale,
    };

    /// <summary>True when it took place, or was to take place, before this time.</summary>
    public bool IsOverSince(DateTimeOffset time) => Schedule.Date < time && Schedule.SaleEnd < time;
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
    /// <summary>Whether nothing is sold any more: the sale closed, or the performance began.</summary>
    public bool IsOverAt(DateTimeOffset now) => SaleEnd <= now || Date < now;

    /// <summary>
    /// The sale opens before it closes, and closes when the performance begins at the latest; refunds end in between or
    /// then. Returns the error of the first instant out of this order.
    /// </summary>
    /// <param name="refundableUntil">Until when buyers may refund; null for the beginning of the performance.</param>
    public Error? FindFault(DateTimeOffset? refundableUntil = null) => this switch
    {
        _ when SaleEnd <= SaleStart => CatalogueErrors.BadField(
            "saleEndDate", $"after saleStartDate, {Instant.Format(SaleStart)}, not {Instant.Format(SaleEnd)}"),
        _ when Date < SaleEnd => CatalogueErrors.BadField(
            "eventDate", $"not before saleEndDate, {Instant.Format(SaleEnd)}, not {Instant.Format(Date)}"),
        _ when refundableUntil is { } until && (until < SaleStart || until > Date) => CatalogueErrors.BadField(
            "refundableUntil",
            $"from saleStartDate, {Instant.Format(SaleStart)}, to eventDate, {Instant.Format(Date)}, "
            + $"not {Instant.Format(until)}"),
        _ => null,
    };
}

/// <summary>
/// The caps of a queue: visitors admitted at once, and admissions per second. Neither is ever exceeded.
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
