using System.Text.RegularExpressions;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Http.Routing;

/// <summary>The declarations of a function.</summary>
public sealed partial record FunctionTraits(string Name)
{
    private const string UnknownRoute = "unknown";

    public static readonly FunctionTraits Unknown = new(string.Empty);

    /// <summary>Null when it declares no access; then nobody may call it.</summary>
    public Caller? Caller { get; init; }

    public ApiContract? ApiContract { get; init; }

    /// <summary>Set when another API contract shares the path.</summary>
    public SharedPath? SharedPath { get; init; }

    /// <summary>The route template without a leading slash; null when HTTP does not trigger it.</summary>
    public string? Route
    {
        get;
        init => (field, RouteLabel) = (value, LabelOf(value));
    }

    /// <summary>The route in metrics and spans: the template without constraints, or "unknown".</summary>
    public string RouteLabel { get; private init; } = UnknownRoute;

    /// <summary>Its path carries a secret, which must not be logged.</summary>
    public bool HasSecretPath { get; init; }

    /// <summary>Its calls are not counted against a rate limit.</summary>
    public bool IsRateLimitingDisabled { get; init; }

    /// <summary>Its calls are counted while it runs.</summary>
    public bool IsRateLimitedInParallel { get; init; }

    /// <summary>What a request stores at most; null for nothing.</summary>
    public StorageWeight? Storage { get; init; }

    /// <summary>How it treats an idempotency key.</summary>
    public IdempotencyKeyRule IdempotencyKeyRule { get; init; }

    /// <summary>Its responses are stored durably.</summary>
    public bool IsDurable { get; init; }

    /// <summary>Whether its successful responses carry the tag of their body.</summary>
    public Tagging Tagging { get; init; }

    /// <summary>It honours If-Match and If-None-Match of a change.</summary>
    public bool IsConditionalEdit { get; init; }

    /// <summary>The query parameters that it reads; null when it may read any.</summary>
    public IReadOnlySet<string>? QueryNames { get; init; }

    /// <summary>HTTP methods in upper case; empty means all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The API contract of a request with this path.</summary>
    public ApiContract ContractOf(string? path) =>
        SharedPath is { } shared && shared.Claims(path) ? shared.ApiContract : ApiContract ?? Http.ApiContract.Gateway;

    private static string LabelOf(string? route) => route is null || route.Contains('*', StringComparison.Ordinal)
        ? UnknownRoute
        : "/" + Constraint().Replace(route.TrimStart('/'), "{$1}");

    [GeneratedRegex(@"\{([^{}:?=]+)[:?=](?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Constraint();
}
