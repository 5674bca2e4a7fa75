using System.ComponentModel.DataAnnotations;

namespace Serverless.Functions.Http.Protection;

/// <summary>What bounds a request, and what browsers are told about answers. Section "Edge" of the settings.</summary>
internal sealed record ProtectionPolicy
{
    /// <summary>The name that the gateway's documentation gives <see cref="RequestMilliseconds"/>; it wins.</summary>
    public const string RequestTimeSetting = "SERVER_WRITE_TIMEOUT";

    /// <summary>
    /// How long one request may take once its function runs; a body without a length is read within that time.
    /// </summary>
    [Range(100, 200_000)]
    public int RequestMilliseconds { get; set; } = 30_000;

    /// <summary>For how long browsers that came by https may come by nothing else; 0 leaves it to them.</summary>
    [Range(0, 63_072_000)]
    public int StrictTransportSeconds { get; init; } = 31_536_000;

    /// <summary>
    /// Whether clients come by https alone, so that every answer may say so; unset: everywhere but in development.
    /// </summary>
    public bool? HttpsOnly { get; init; }

    public TimeSpan RequestTime => TimeSpan.FromMilliseconds(RequestMilliseconds);
}
