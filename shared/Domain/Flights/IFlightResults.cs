namespace Serverless.Domain.Flights;

/// <summary>
/// The results of searches as they are sent, kept for some minutes. A result that was computed before a change is never
/// kept after it.
/// </summary>
public interface IFlightResults
{
    /// <summary>
    /// The kept result; or that of <paramref name="make"/>, which is kept unless its lifetime is zero. Concurrent
    /// callers of one instance share one computation.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>> GetOrMakeAsync(
        FlightResultKey key,
        Func<CancellationToken, Task<FlightResult>> make,
        CancellationToken cancellationToken);

    /// <summary>
    /// Removes every result that shows one of the schedules, as they were or as they are. To be called after a booking,
    /// a cancellation, or a change of a flight, schedule or discount.
    /// </summary>
    Task InvalidateAsync(IEnumerable<FlightSchedule> changed, CancellationToken cancellationToken);
}

/// <summary>The name of a result: a route on a day, or one of the lists of discounted flights.</summary>
public readonly record struct FlightResultKey(string Value)
{
    public static FlightResultKey Featured { get; } = new("flights:featured");

    public static FlightResultKey Promotions { get; } = new("flights:promotions");

    public static FlightResultKey Of(Route route, DateOnly date) =>
        new($"flights:{route.Departure}:{route.Arrival}:{date:yyyy-MM-dd}");
}

/// <summary>A result, and how long it may be kept.</summary>
public readonly record struct FlightResult(ReadOnlyMemory<byte> Body, TimeSpan Lifetime);
