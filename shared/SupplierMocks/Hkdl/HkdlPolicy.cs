using System.ComponentModel.DataAnnotations;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>
/// How the HKDL mock is set up. Section "Suppliers:Hkdl" of the settings; the names of the original's own environment
/// win.
/// </summary>
public sealed record HkdlPolicy
{
    [Required]
    public string AgentId { get; set; } = "MYREALTRIP";

    /// <summary>The published key of the original mock: it guards nothing.</summary>
    [Required]
    public string SecretKey { get; set; } = "xY378DS731A";

    /// <summary>More agents, as <c>id:secret</c> with commas between.</summary>
    public string AgentIds { get; set; } = string.Empty;

    /// <summary>How far a request's own time may be from ours.</summary>
    [Range(0, 86_400_000)]
    public int ToleranceSeconds { get; set; } = 900;

    /// <summary>The IANA name of the zone that times without one are in; empty for the machine's own.</summary>
    public string TimeZone { get; set; } = string.Empty;

    /// <summary><c>mock</c>: errors have statuses of their own; <c>always200</c>: the code alone tells.</summary>
    [AllowedValues("mock", "always200")]
    public string ErrorHttp { get; set; } = "mock";

    /// <summary><c>immediate</c>, or <c>pending</c> for the time of <see cref="CancelDelaySeconds"/>.</summary>
    [AllowedValues("immediate", "pending")]
    public string CancelMode { get; set; } = "immediate";

    [Range(0, 86_400)]
    public int CancelDelaySeconds { get; set; } = 5;

    /// <summary>Whether what is past is refused; off, the sample of 2013 can be bought.</summary>
    public bool Strict { get; set; }

    /// <summary>Days ahead for which there are shows.</summary>
    [Range(1, 365)]
    public int RollingDays { get; init; } = 60;

    /// <summary>Tickets of one show.</summary>
    [Range(1, 1_000_000)]
    public int ShowQuota { get; init; } = 100;

    /// <summary>Tickets of an event without shows that are sold in one day.</summary>
    [Range(1, 1_000_000)]
    public int DayQuota { get; init; } = 2_000;

    /// <summary>Days that one search for shows may span.</summary>
    [Range(1, 366)]
    public int SpanDaysMax { get; init; } = 90;

    /// <summary>Items of one order.</summary>
    [Range(1, 100)]
    public int ItemCountMax { get; init; } = 50;

    /// <summary>Characters of any text that a request brings.</summary>
    [Range(1, 10_000)]
    public int TextLengthMax { get; init; } = 200;

    /// <summary>How often an order is tried again when others come between.</summary>
    [Range(1, 10_000)]
    public int ChangeAttemptsMax { get; init; } = 500;
}
