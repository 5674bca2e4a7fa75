using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Serverless.Domain.Http;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>The rate limits per caller. Section "RateLimits" of the settings.</summary>
internal sealed record RateLimitPolicy : IValidatableObject
{
    /// <summary>The gateway's documented names of its two limits; they take precedence.</summary>
    public const string PerSecondSetting = "RATE_LIMIT_RPS";
    public const string BurstSetting = "RATE_LIMIT_BURST";

    /// <summary>Requests per second and caller, for the gateway's routes and unnamed API contracts.</summary>
    [Range(1, 1_000_000)]
    public int PerSecond { get; set; } = 50;

    /// <summary>Burst size per caller.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 100;

    /// <summary>Other API contracts, as <c>Tiketi=200/400</c> separated by commas: per second, and burst.</summary>
    public string Contracts { get; init; } =
        "Tiketi=200/400, CloudJet=100/200, Movie=100/200, Hkdl=100/200, Ingresso=100/200";

    /// <summary>Functions with a bucket of their own, in the same form.</summary>
    public string Routes { get; init; } =
        "LogIn=10/40, SignUp=10/40, ChangePassword=10/40, RequestPasswordReset=5/20, ResetPassword=10/40";

    /// <summary>Bytes that one address without a token may store per hour, and at once.</summary>
    [Range(1_024, 1L << 50)]
    public long AnonymousBytesPerHour { get; init; } = 64L << 20;

    /// <summary>Bytes that all addresses without a token together may store per hour, and at once.</summary>
    [Range(1_024, 1L << 50)]
    public long AnonymousBytesPerHourOfAll { get; init; } = 1L << 30;

    /// <summary>Bytes that one user may store per hour, and at once.</summary>
    [Range(1_024, 1L << 50)]
    public long UserBytesPerHour { get; init; } = 256L << 20;

    /// <summary>Whether requests pass uncounted while Redis is down; otherwise they are rejected.</summary>
    public bool OpenWithoutRedis { get; init; } = true;

    /// <summary>
    /// The header in which the proxy in front names the client, such as <c>X-Azure-ClientIP</c>; empty for the address
    /// of the connection.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9-]*$")]
    public string AddressHeader { get; init; } = string.Empty;

    public IReadOnlyDictionary<string, RateRule> ContractRules() => Parse(Contracts);

    public IReadOnlyDictionary<string, RateRule> RouteRules() => Parse(Routes);

    /// <summary>The names in the rules, in their order; malformed rules are left out.</summary>
    public static IEnumerable<string> NamesIn(string rules) =>
        Words(rules).Select(ParseRule).OfType<(string Name, RateRule)>().Select(rule => rule.Name);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string, string)[] settings = [(nameof(Contracts), Contracts), (nameof(Routes), Routes)];

        foreach (var (name, text) in settings)
        {
            if (Words(text).Any(word => ParseRule(word) is null))
            {
                yield return new ValidationResult($"RateLimits:{name} has the form Name=50/100, separated by commas.");
            }
        }

        // The Functions host overwrites these headers of clients and proxies, and its worker removes them.
        if (AddressHeader.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult(
                "RateLimits:AddressHeader cannot be an X-Forwarded- header: the Functions host writes those itself. "
                    + "Name one that the proxy in front sets, such as X-Azure-ClientIP.");
        }
    }

    private static Dictionary<string, RateRule> Parse(string text) => Words(text)
        .Select(word => ParseRule(word)!.Value)
        .ToDictionary(rule => rule.Name, rule => rule.Rule, StringComparer.OrdinalIgnoreCase);

    private static string[] Words(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (string Name, RateRule Rule)? ParseRule(string word) =>
        word.Split('=', '/') is [{ Length: > 0 } name, var perSecond, var burst]
        && ReadCount(perSecond) is { } rate
        && ReadCount(burst) is { } most
            ? (name.Trim(), new RateRule(rate, most))
            : null;

    private static int? ReadCount(string text) =>
        int.TryParse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var count)
        && count is > 0 and <= 1_000_000
            ? count
            : null;
}
