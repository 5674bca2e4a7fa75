using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>A flight on one day, which is sold: its price, seats and discount.</summary>
/// <param name="Id">The default for a schedule that is not stored yet.</param>
/// <param name="Date">The day of the departure in Korea.</param>
/// <param name="Price">In won, without the discount.</param>
/// <param name="SeatsOnSale">How many seats are sold altogether, counted from the first row.</param>
public sealed record FlightSchedule(ScheduleId Id, Flight Flight, DateOnly Date, int Price, int SeatsOnSale)
{
    public ScheduleState State { get; init; } = ScheduleState.Active;

    /// <summary>The seats of the cabin; never fewer than are on sale.</summary>
    public int CabinSeats { get; init; } = Cabin.SeatsFor(Flight.TotalSeats, SeatsOnSale);

    /// <summary>The active discount; null without one.</summary>
    public ScheduleDiscount? Discount { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What one passenger pays, in won.</summary>
    public int PayablePrice => Fare.Discounted(Price, Discount?.Percentage ?? 0);

    public DateTimeOffset DepartsAt => KoreanTime.At(Date, Flight.Departure);

    /// <summary>Whether it can be sold at this time, if it has a seat left.</summary>
    public bool IsOpenAt(DateTimeOffset now) =>
        State is ScheduleState.Active && Flight.IsActive && now < DepartsAt;
}

public enum ScheduleState
{
    Active,
    Cancelled,
    Delayed,
}

/// <summary>A discount of one schedule, from 1 to 100 percent.</summary>
public sealed record ScheduleDiscount(DiscountId Id, int Percentage, DateTimeOffset CreatedAt);

/// <summary>The number of a schedule. It decides the number of the performance that is sold.</summary>
public readonly record struct ScheduleId(int Value)
{
    /// <summary>The last number that fits into the upper half of the performance numbers.</summary>
    public const int Max = PerformanceTag.EventNumberMax;

    public PerformanceTag Tag => new(PerformanceTag.EventNumberMax + 1 + Value);

    /// <summary>The id of the performance that the engine sells; the same for every reader.</summary>
    public PerformanceId Performance => new(ScopedId.Create(ScopedKind.Performance, Tag.Number, ordinal: 0));

    /// <summary>Null for the tag of an event.</summary>
    public static ScheduleId? Of(PerformanceTag tag) =>
        tag.IsEvent || tag.Number == PerformanceTag.EventNumberMax + 1
            ? null
            : new ScheduleId(tag.Number - PerformanceTag.EventNumberMax - 1);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

public readonly record struct DiscountId(int Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
