using System.ComponentModel.DataAnnotations;

namespace Serverless.Functions.Edge.Cors;

/// <summary>
/// Which web pages may call the platform from a browser. Section "Cors" of the settings, and FRONTEND_URL.
/// </summary>
internal sealed record CorsPolicy : IValidatableObject
{
    public const string FrontendSetting = "FRONTEND_URL";

    /// <summary>
    /// Origins that may send credentials, with commas between; <c>https://*.example.com</c> means all below that name.
    /// </summary>
    public string Origins { get; set; } = string.Empty;

    /// <summary>Whether all other pages may call as well, without credentials.</summary>
    public bool AllowsOthers { get; init; } = true;

    /// <summary>How long a browser may remember what it was allowed.</summary>
    [Range(0, 86_400)]
    public int MaxAgeSeconds { get; init; } = 86_400;

    public IReadOnlyList<OriginRule> TrustedOrigins() =>
        [.. Entries().Select(OriginRule.Parse).OfType<OriginRule>()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from entry in Entries()
        where OriginRule.Parse(entry) is null
        select new ValidationResult(
            $"\"{entry}\" in Cors:Origins or {FrontendSetting} is no origin such as https://shop.example or "
                + "https://*.shop.example; everybody cannot be trusted with credentials.");

    private string[] Entries() =>
        Origins.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
