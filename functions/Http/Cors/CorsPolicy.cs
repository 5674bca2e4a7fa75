using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Policy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;

namespace Serverless.Functions.Http.Cors;

/// <summary>
/// Which web pages may call the platform from a browser. Section "Cors" of the settings, and FRONTEND_URL.
/// </summary>
internal sealed record CorsPolicy : IValidatableObject
{
    public const string FrontendSetting = "FRONTEND_URL";

    /// <summary>The documented default of <see cref="FrontendSetting"/>; only in development.</summary>
    public const string DevelopmentFrontend = "http://localhost:3000";

    private const string AnyBelow = "://*.";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    // The original's X-Idempotency-Key is not among them because the platform does not read it. A page that sends its
    // key in that header has to fail before its request, otherwise it could pay twice.
    private static readonly string[] Headers =
    [
        "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-Id",
        "X-Requested-With", "X-SignalR-User-Agent", QueueHeaders.Token, QueueHeaders.Challenge, "traceparent",
        "tracestate",
    ];

    private static readonly string[] ExposedHeaders =
    [
        "Allow", "ETag", "Retry-After", "WWW-Authenticate", "X-Request-Id", "X-Trace-Id",
        "RateLimit", "RateLimit-Policy", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
        "X-RateLimit-Window", "Idempotency-Replayed", "X-Idempotency-Cached", QueueHeaders.Challenge,
    ];

    /// <summary>
    /// Origins that may send credentials, separated by commas; <c>https://*.example.com</c> means all subdomains.
    /// </summary>
    public string Origins { get; set; } = string.Empty;

    /// <summary>Whether all other pages may call without credentials.</summary>
    public bool AllowsOthers { get; init; } = true;

    /// <summary>How long a browser may cache a preflight response.</summary>
    [Range(0, 86_400)]
    public int MaxAgeSeconds { get; init; } = 86_400;

    /// <summary>The policy for the pages of the named origins.</summary>
    public Policy Trusted() => Start()
        .SetIsOriginAllowedToAllowWildcardSubdomains()
        .WithOrigins([.. Entries().Select(OriginOf).OfType<string>()])
        .AllowCredentials()
        .Build();

    /// <summary>The policy for all other pages.</summary>
    public Policy Others() => AllowsOthers ? Start().AllowAnyOrigin().Build() : new Policy();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from entry in Entries()
        where OriginOf(entry) is null
        select new ValidationResult(
            $"\"{entry}\" in Cors:Origins or {FrontendSetting} is not an origin such as https://shop.example "
                + "or https://*.shop.example; a star for all origins must not have credentials.");

    private CorsPolicyBuilder Start() => new CorsPolicyBuilder()
        .WithMethods(Methods)
        .WithHeaders(Headers)
        .WithExposedHeaders(ExposedHeaders)
        .SetPreflightMaxAge(TimeSpan.FromSeconds(MaxAgeSeconds));

    /// <summary>Null when it is not an origin: with a path, a user, or a star that is not a whole subdomain.</summary>
    private static string? OriginOf(string entry)
    {
        var name = entry.TrimEnd('/').Replace(AnyBelow, "://", StringComparison.Ordinal);
        var isPattern = entry.Contains(AnyBelow, StringComparison.Ordinal);

        if (!Uri.TryCreate(name, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
            || (isPattern && !IsBelowTop(uri)))
        {
            return null;
        }

        var origin = uri.GetLeftPart(UriPartial.Authority);
        var isWhole = name.Equals(origin, StringComparison.OrdinalIgnoreCase)
            || name.Equals($"{origin}:{uri.Port}", StringComparison.OrdinalIgnoreCase);

        return !isWhole ? null
            : isPattern ? origin.Replace($"://{uri.Host}", AnyBelow + uri.IdnHost, StringComparison.Ordinal)
            : origin;
    }

    // Anyone can own a name below a top-level domain.
    private static bool IsBelowTop(Uri uri) =>
        uri.HostNameType is UriHostNameType.Dns && uri.Host.Contains('.', StringComparison.Ordinal);

    private string[] Entries() =>
        Origins.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
