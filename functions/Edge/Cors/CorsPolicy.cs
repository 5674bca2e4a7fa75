using System.ComponentModel.DataAnnotations;

namespace Serverless.Functions.Edge.Cors;

/// <summary>
/// Which web pages may call the platform from a browser. Section "Cors" of the settings, and FRONTEND_URL.
/// </summary>
internal sealed record CorsPolicy
{
    public const string FrontendSetting = "FRONTEND_URL";

    /// <summary>Origins that may send credentials, with commas between; all others may call without them.</summary>
    public string Origins { get; set; } = string.Empty;

    /// <summary>How long a browser may remember what it was allowed.</summary>
    [Range(0, 86_400)]
    public int MaxAgeSeconds { get; init; } = 86_400;

    public IReadOnlySet<string> TrustedOrigins() => Origins
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(origin => origin.TrimEnd('/'))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
