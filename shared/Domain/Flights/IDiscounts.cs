namespace Serverless.Domain.Flights;

/// <summary>The active discounts.</summary>
public interface IDiscounts
{
    /// <summary>The discounted schedules from a day on, the newest discount first.</summary>
    Task<IReadOnlyList<FlightSchedule>> ListAsync(DateOnly first, CancellationToken cancellationToken);

    /// <summary>The schedule that has this active discount; null when there is none.</summary>
    Task<FlightSchedule?> FindAsync(DiscountId id, CancellationToken cancellationToken);

    /// <summary>How many active discounts are stored.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>A number that no discount had.</summary>
    Task<DiscountId> NextIdAsync(CancellationToken cancellationToken);
}
