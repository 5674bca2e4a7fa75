using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Operations;

/// <summary>The time limits of the readiness check. Section "Readiness" of the settings.</summary>
public sealed record ReadinessPolicy
{
    /// <summary>How long Redis may take to answer.</summary>
    [Range(50, 10_000)]
    public int RedisMilliseconds { get; init; } = 500;

    /// <summary>How long the durable store may take to answer.</summary>
    [Range(50, 10_000)]
    public int StoreMilliseconds { get; init; } = 1_000;

    /// <summary>How long a result is cached.</summary>
    [Range(0, 60_000)]
    public int FreshMilliseconds { get; init; } = 1_000;

    public TimeSpan RedisLimit => TimeSpan.FromMilliseconds(RedisMilliseconds);

    public TimeSpan StoreLimit => TimeSpan.FromMilliseconds(StoreMilliseconds);

    public TimeSpan FreshFor => TimeSpan.FromMilliseconds(FreshMilliseconds);
}
