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
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Number}");
}
