using System.Globalization;

namespace Serverless.Domain.Platform;

/// <summary>
/// One dated occurrence that is sold (an event in the APIs). The number within the UUID names the storage partition and
/// the Redis hash tag of everything that belongs to the performance.
/// </summary>
public readonly record struct PerformanceId(Guid Value)
{
    /// <summary>
    /// The name of the performance's partition and hash tag; for any other UUID the unused number zero.
    /// </summary>
    public PerformanceTag Tag =>
        new(ScopedId.TryRead(Value, ScopedKind.Performance, out var number, out _) ? number : 0);

    public override string ToString() => Value.ToString();
}

/// <summary>The name of a performance's partition and hash tag; every scoped identifier contains it.</summary>
public readonly record struct PerformanceTag(int Number)
{
    /// <summary>
    /// The last number that the catalogue gives to an event. The upper half of the numbers belongs to performances that
    /// are sold without being events, such as flights.
    /// </summary>
    public const int EventNumberMax = ScopedId.PerformanceNumberMax >> 1;

    /// <summary>False for a performance that is sold without being an event of the catalogue.</summary>
    public bool IsEvent => Number <= EventNumberMax;

    public PerformanceKind Kind => IsEvent ? PerformanceKind.Event : PerformanceKind.Flight;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Number}");
}

/// <summary>What a performance is to its buyers. Their purchases of one kind are one list.</summary>
public enum PerformanceKind
{
    Event,
    Flight,
}
