using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Serverless.Domain.Http;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>How often one caller may call. Section "RateLimits" of the settings.</summary>
internal sealed record RateLimitPolicy : IValidatableObject
{
    /// <summary>The names that the gateway's documentation gives its own two; they win.</summary>
    public const string PerSecondSetting = "RATE_LIMIT_RPS";
    public const string BurstSetting = "RATE_LIMIT_BURST";

    /// <summary>Requests per second and caller of the gateway's routes, and of families that are not named.</summary>
    [Range(1, 1_000_000)]
    public int PerSecond { get; set; } = 50;

    /// <summary>Requests that a caller may make in one go.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 100;

    /// <summary>Other families, as <c>Tiketi=200/400</c> with commas between: per second, and in one go.</summary>
    public string Contracts { get; init; } = "Tiketi=200/400, CloudJet=100/200, Movie=100/200, Hkdl=100/200, Ingresso=100/200";

    /// <summary>Functions with a bucket of their own, in the same form.</summary>
    public string Routes { get; init; } = "LogIn=10/40, SignUp=10/40";

    /// <summary>Whether requests are let in uncounted, rather than turned away, while Redis cannot count.</summary>
    public bool OpenWithoutRedis { get; init; } = true;

    /// <summary>
    /// The header in which the edge in front names the client, such as <c>X-Azure-ClientIP</c>; empty: none does, and the
    /// address of the connection counts.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9-]*$")]
    public string AddressHeader { get; init; } = string.Empty;

    public IReadOnlyDictionary<string, RateRule> ContractRules() => Parse(Contracts);

    public IReadOnlyDictionary<string, RateRule> RouteRules() => Parse(Routes);

    /// <summary>Whom rules name, in their order; what has no rule's form names nobody.</summary>
    public static IEnumerable<string> NamesIn(string rules) =>
        Words(rules).Select(ParseRule).OfType<(string Name, RateRule)>().Select(rule => rule.Name);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, text) in (IEnumerable<(string, string)>)[(nameof(Contracts), Contracts), (nameof(Routes), Routes)])
        {
            if (Words(text).Any(word => ParseRule(word) is null))
            {
                yield return new ValidationResult($"RateLimits:{name} has the form Name=50/100, with commas between.");
            }
        }

        // The Functions host overwrites what the client or a proxy sent, and its worker takes them out again.
        if (AddressHeader.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult(
                "RateLimits:AddressHeader cannot be an X-Forwarded- header: the Functions host writes those itself. "
                    + "Name one that the edge in front sets, such as X-Azure-ClientIP.");
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
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count)
        && count is > 0 and <= 1_000_000
            ? count
            : null;
}
