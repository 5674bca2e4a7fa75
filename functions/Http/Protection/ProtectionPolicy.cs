using System.ComponentModel.DataAnnotations;

namespace Serverless.Functions.Http.Protection;

/// <summary>The time limit of requests, and security headers. Section "Edge" of the settings.</summary>
internal sealed record ProtectionPolicy
{
    /// <summary>The gateway's documented name of <see cref="RequestMilliseconds"/>; it takes precedence.</summary>
    public const string RequestTimeSetting = "SERVER_WRITE_TIMEOUT";

    /// <summary>
    /// How long one request may take once its function runs; reading a body without a length is part of it.
    /// </summary>
    [Range(100, 200_000)]
    public int RequestMilliseconds { get; set; } = 30_000;

    /// <summary>How long browsers must use https after a request by https; 0 sends no header.</summary>
    [Range(0, 63_072_000)]
    public int StrictTransportSeconds { get; init; } = 31_536_000;

    /// <summary>
    /// Whether all clients use https, so that every response may require it; by default yes, except in development.
    /// </summary>
    public bool? HttpsOnly { get; init; }

    public TimeSpan RequestTime => TimeSpan.FromMilliseconds(RequestMilliseconds);
}
