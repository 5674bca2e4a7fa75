using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// The issuer whose tokens are accepted in addition to our own, and the cache of its keys. Section "Jwt" of the
/// settings, and the settings named here.
/// </summary>
internal sealed record IssuerPolicy
{
    public const string IssuerSetting = "JWT_ISSUER";
    public const string AudienceSetting = "JWT_AUDIENCE";
    public const string KeysUrlSetting = "JWT_JWKS_URL";
    public const string SkipVerifySetting = "JWT_SKIP_VERIFY";

    /// <summary>The gateway's documented name of <see cref="KeysFreshSeconds"/>; it takes precedence.</summary>
    public const string KeysFreshSetting = "JWT_CACHE_TTL";

    public string Issuer { get; internal set; } = string.Empty;

    public string Audience { get; internal set; } = string.Empty;

    /// <summary>The URL of the issuer's keys; empty to accept only our own tokens.</summary>
    public string KeysUrl { get; internal set; } = string.Empty;

    public string SkipVerify { get; internal set; } = string.Empty;

    /// <summary>How long fetched keys are valid, and so how long a withdrawn key still counts.</summary>
    [Range(5, 86_400)]
    public int KeysFreshSeconds { get; set; } = 600;

    /// <summary>How much longer they are valid while the issuer is down.</summary>
    [Range(0, 604_800)]
    public int KeysStaleSeconds { get; init; } = 3_600;

    /// <summary>The minimum time between two fetches.</summary>
    [Range(1, 3_600)]
    public int KeysFetchIntervalSeconds { get; init; } = 10;

    [Range(100, 30_000)]
    public int KeysFetchMilliseconds { get; init; } = 3_000;

    [Range(1_024, 4 * 1024 * 1024)]
    public int KeysBytesMax { get; init; } = 256 * 1024;

    [Range(1, 1_000)]
    public int KeyCountMax { get; init; } = 100;

    /// <summary>The tolerated difference of the issuer's clock.</summary>
    [Range(0, 300)]
    public int ClockSkewSeconds { get; init; } = 30;

    public bool HasKeys => KeysUrl.Length > 0;

    public bool SkipsSignatures => bool.TryParse(SkipVerify, out var skips) && skips;

    public TimeSpan KeysFresh => TimeSpan.FromSeconds(KeysFreshSeconds);

    public TimeSpan KeysBelieved => KeysFresh + TimeSpan.FromSeconds(KeysStaleSeconds);

    public TimeSpan KeysFetchInterval => TimeSpan.FromSeconds(KeysFetchIntervalSeconds);

    public TimeSpan ClockSkew => TimeSpan.FromSeconds(ClockSkewSeconds);
}
