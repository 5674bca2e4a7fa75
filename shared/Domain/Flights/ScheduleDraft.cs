namespace Serverless.Domain.Flights;

/// <summary>The schedules that an administrator adds to a flight: one for each day of a range.</summary>
/// <param name="Price">In won; null for the flight's base price.</param>
/// <param name="Seats">How many seats are sold altogether; null for all seats of the flight.</param>
/// <param name="Overwrites">Whether existing schedules are changed; otherwise they are skipped.</param>
public sealed record ScheduleDraft(DateOnly First, DateOnly Last, int? Price, int? Seats, bool Overwrites)
{
    public IEnumerable<DateOnly> Days =>
        Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);
}
