using System.Globalization;

namespace Serverless.Domain.Platform;

/// <summary>
/// One show on one evening (the APIs call it an event). The number within the UUID names the storage partition and
/// the Redis hash tag of everything that belongs to the performance.
/// </summary>
public readonly record struct PerformanceId(Guid Value)
{
    /// <summary>
    /// Names the performance's partition and hash tag; number zero, which nothing has, for a foreign UUID.
    /// </summary>
    public PerformanceTag Tag =>
        new(ScopedId.TryRead(Value, ScopedKind.Performance, out var number, out _) ? number : 0);

    public override string ToString() => Value.ToString();
}

/// <summary>The name of a performance's partition and hash tag, which any scoped identifier of it yields.</summary>
public readonly record struct PerformanceTag(int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Number}");
}
