using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// Whose tokens are taken beside our own, and how their keys are kept. Section "Jwt" of the settings, and the settings
/// named here.
/// </summary>
internal sealed record IssuerPolicy
{
    public const string IssuerSetting = "JWT_ISSUER";
    public const string AudienceSetting = "JWT_AUDIENCE";
    public const string KeysUrlSetting = "JWT_JWKS_URL";
    public const string SkipVerifySetting = "JWT_SKIP_VERIFY";

    /// <summary>The name that the gateway's documentation gives <see cref="KeysFreshSeconds"/>; it wins.</summary>
    public const string KeysFreshSetting = "JWT_CACHE_TTL";

    public string Issuer { get; internal set; } = string.Empty;

    public string Audience { get; internal set; } = string.Empty;

    /// <summary>Where the issuer publishes its keys; empty: no tokens but our own.</summary>
    public string KeysUrl { get; internal set; } = string.Empty;

    public string SkipVerify { get; internal set; } = string.Empty;

    /// <summary>How long fetched keys are believed, and so how long a withdrawn one still counts.</summary>
    [Range(5, 86_400)]
    public int KeysFreshSeconds { get; set; } = 600;

    /// <summary>How much longer they are believed while the issuer does not answer.</summary>
    [Range(0, 604_800)]
    public int KeysStaleSeconds { get; init; } = 3_600;

    /// <summary>Between two fetches, whatever the tokens ask for.</summary>
    [Range(1, 3_600)]
    public int KeysFetchIntervalSeconds { get; init; } = 10;

    [Range(100, 30_000)]
    public int KeysFetchMilliseconds { get; init; } = 3_000;

    [Range(1_024, 4 * 1024 * 1024)]
    public int KeysBytesMax { get; init; } = 256 * 1024;

    [Range(1, 1_000)]
    public int KeyCountMax { get; init; } = 100;

    /// <summary>How far the issuer's clock may be off.</summary>
    [Range(0, 300)]
    public int ClockSkewSeconds { get; init; } = 30;

    public bool HasKeys => KeysUrl.Length > 0;

    public bool SkipsSignatures => bool.TryParse(SkipVerify, out var skips) && skips;

    public TimeSpan KeysFresh => TimeSpan.FromSeconds(KeysFreshSeconds);

    public TimeSpan KeysBelieved => KeysFresh + TimeSpan.FromSeconds(KeysStaleSeconds);

    public TimeSpan KeysFetchInterval => TimeSpan.FromSeconds(KeysFetchIntervalSeconds);

    public TimeSpan ClockSkew => TimeSpan.FromSeconds(ClockSkewSeconds);
}
