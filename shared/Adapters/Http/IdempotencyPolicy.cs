using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Http;

/// <summary>How long keys and their answers are remembered. Section "Idempotency" of the settings.</summary>
public sealed record IdempotencyPolicy
{
    /// <summary>The name that the gateway's documentation gives <see cref="KeySeconds"/>; it wins.</summary>
    public const string KeySecondsSetting = "IDEMPOTENCY_TTL_SECONDS";

    /// <summary>A key and its answer are remembered for so long.</summary>
    [Range(60, 7 * 86_400)]
    public int KeySeconds { get; set; } = 300;

    /// <summary>
    /// A request that has not ended by then is taken for dead, and the next one with its key takes the work up.
    /// </summary>
    [Range(1, 600)]
    public int LeaseSeconds { get; init; } = 45;

    /// <summary>Days for which the answers of money are remembered durably, beside the present one.</summary>
    [Range(1, 7)]
    public int RecordedDays { get; init; } = 1;

    /// <summary>Empty buckets that an instance remembers, to send their callers away without asking Redis.</summary>
    [Range(2, 1_000_000)]
    public int EmptyBucketsMax { get; init; } = 20_000;

    public long KeyMilliseconds => KeySeconds * 1000L;

    public long LeaseMilliseconds => LeaseSeconds * 1000L;
}
