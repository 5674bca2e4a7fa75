using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Http;

/// <summary>How long keys and their responses are stored. Section "Idempotency" of the settings.</summary>
public sealed record IdempotencyPolicy
{
    /// <summary>The gateway's documented name of <see cref="KeySeconds"/>; it takes precedence.</summary>
    public const string KeySecondsSetting = "IDEMPOTENCY_TTL_SECONDS";

    /// <summary>How long a key and its response are stored.</summary>
    [Range(60, 7 * 86_400)]
    public int KeySeconds { get; set; } = 300;

    /// <summary>
    /// A request that has not ended after this time counts as failed, and the next one with its key runs again.
    /// </summary>
    [Range(1, 600)]
    public int LeaseSeconds { get; init; } = 45;

    /// <summary>Days for which durable responses are stored, in addition to the current day.</summary>
    [Range(1, 7)]
    public int RecordedDays { get; init; } = 1;

    /// <summary>Empty buckets that an instance remembers, to reject their callers without a call to Redis.</summary>
    [Range(2, 1_000_000)]
    public int EmptyBucketsMax { get; init; } = 20_000;

    public long KeyMilliseconds => KeySeconds * 1000L;

    public long LeaseMilliseconds => LeaseSeconds * 1000L;
}
