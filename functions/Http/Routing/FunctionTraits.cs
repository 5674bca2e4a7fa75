using System.Text.RegularExpressions;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Http.Routing;

/// <summary>What a function declares about itself.</summary>
public sealed partial record FunctionTraits(string Name)
{
    private const string UnknownRoute = "unknown";

    public static readonly FunctionTraits Unknown = new(string.Empty);

    /// <summary>Null when it declares nothing, which opens it to nobody.</summary>
    public Caller? Caller { get; init; }

    public ApiContract? ApiContract { get; init; }

    /// <summary>There when another family shares the path.</summary>
    public SharedPath? SharedPath { get; init; }

    /// <summary>The template of its path, without a slash in front; null when HTTP does not trigger it.</summary>
    public string? Route
    {
        get;
        init => (field, RouteLabel) = (value, LabelOf(value));
    }

    /// <summary>What measures and spans call its route: the template without constraints, or one word for none.</summary>
    public string RouteLabel { get; private init; } = UnknownRoute;

    /// <summary>Its path carries what no log may have.</summary>
    public bool HasSecretPath { get; init; }

    /// <summary>No bucket counts its calls.</summary>
    public bool IsRateLimitingDisabled { get; init; }

    /// <summary>Its calls are counted while it works, and not before.</summary>
    public bool IsRateLimitedInParallel { get; init; }

    /// <summary>What it does with an idempotency key.</summary>
    public IdempotencyKeyRule IdempotencyKeyRule { get; init; }

    /// <summary>Its answers outlive Redis.</summary>
    public bool IsDurable { get; init; }

    /// <summary>In upper case; empty means all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The dialect of a request with this path.</summary>
    public ApiContract ContractOf(string? path) =>
        SharedPath is { } shared && shared.Claims(path) ? shared.ApiContract : ApiContract ?? Http.ApiContract.Gateway;

    private static string LabelOf(string? route) => route is null || route.Contains('*', StringComparison.Ordinal)
        ? UnknownRoute
        : "/" + Constraint().Replace(route.TrimStart('/'), "{$1}");

    [GeneratedRegex(@"\{([^{}:?=]+)[:?=](?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Constraint();
}
