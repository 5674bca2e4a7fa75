using System.ComponentModel.DataAnnotations;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>
/// Settings of the HKDL mock. Section "Suppliers:Hkdl"; the environment variables of the original mock override it.
/// </summary>
public sealed record HkdlPolicy
{
    [Required]
    public string AgentId { get; set; } = "MYREALTRIP";

    /// <summary>The published key of the original mock. It is not a secret.</summary>
    [Required]
    public string SecretKey { get; set; } = "xY378DS731A";

    /// <summary>More agents, as comma-separated <c>id:secret</c> pairs.</summary>
    public string AgentIds { get; set; } = string.Empty;

    /// <summary>Largest difference between a request's time and the clock, in seconds.</summary>
    [Range(0, 86_400_000)]
    public int ToleranceSeconds { get; set; } = 900;

    /// <summary>IANA time zone of times without an offset; empty for the machine's zone.</summary>
    public string TimeZone { get; set; } = string.Empty;

    /// <summary>
    /// With <c>mock</c>, errors have HTTP error statuses; with <c>always200</c>, they have status 200 and a code.
    /// </summary>
    [AllowedValues("mock", "always200")]
    public string ErrorHttp { get; set; } = "mock";

    /// <summary>
    /// With <c>immediate</c>, cancellations are decided at once; with <c>pending</c>, after <see
    /// cref="CancelDelaySeconds"/>.
    /// </summary>
    [AllowedValues("immediate", "pending")]
    public string CancelMode { get; set; } = "immediate";

    [Range(0, 86_400)]
    public int CancelDelaySeconds { get; set; } = 5;

    /// <summary>Rejects shows and pickup days in the past. When off, the sample data of 2013 can be bought.</summary>
    public bool Strict { get; set; }

    /// <summary>Number of coming days that have shows.</summary>
    [Range(1, 365)]
    public int RollingDays { get; init; } = 60;

    /// <summary>Tickets per show.</summary>
    [Range(1, 1_000_000)]
    public int ShowQuota { get; init; } = 100;

    /// <summary>Tickets per day of an event without shows.</summary>
    [Range(1, 1_000_000)]
    public int DayQuota { get; init; } = 2_000;

    /// <summary>Longest period of one search for shows, in days.</summary>
    [Range(1, 366)]
    public int SpanDaysMax { get; init; } = 90;

    /// <summary>Items per order.</summary>
    [Range(1, 100)]
    public int ItemCountMax { get; init; } = 50;

    /// <summary>Characters per text in a request.</summary>
    [Range(1, 10_000)]
    public int TextLengthMax { get; init; } = 200;

    /// <summary>Attempts to write an order when other requests change the stock at the same time.</summary>
    [Range(1, 10_000)]
    public int ChangeAttemptsMax { get; init; } = 500;
}
