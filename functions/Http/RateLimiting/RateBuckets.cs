using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Http;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>The bucket of each function, computed once.</summary>
internal sealed class RateBuckets
{
    private readonly FrozenDictionary<(string Function, ApiContract ApiContract), RateBucket> _byFunction;

    public RateBuckets(FunctionTable functions, RateLimitPolicy policy)
    {
        var (contracts, routes) = (policy.ContractRules(), policy.RouteRules());
        var defaultRule = new RateRule(policy.PerSecond, policy.Burst);
        _byFunction = functions.Functions
            .Where(function => function is { Route: not null, IsRateLimitingDisabled: false })
            .SelectMany(function => ContractsOf(function).Select(apiContract => (function.Name, apiContract)))
            .ToFrozenDictionary(pair => pair, pair => routes.TryGetValue(pair.Name, out var own)
                ? new RateBucket(pair.Name, own)
                : new RateBucket(
                    $"{pair.apiContract}", contracts.GetValueOrDefault($"{pair.apiContract}", defaultRule)));
    }

    /// <summary>Null for a function without a rate limit.</summary>
    public RateBucket? Find(RequestScope scope) =>
        _byFunction.GetValueOrDefault((scope.Function.Name, scope.ApiContract));

    // The catch-all function answers in the contract of the path.
    private static ApiContract[] ContractsOf(FunctionTraits function) =>
        function.Name == AnswerUnknownRouteEndpoint.FunctionName ? Enum.GetValues<ApiContract>()
        : function.SharedPath is { } shared ? [function.ApiContract ?? ApiContract.Gateway, shared.ApiContract]
        : [function.ApiContract ?? ApiContract.Gateway];
}

/// <summary>A bucket's name and rule, and the headers that describe it.</summary>
internal sealed class RateBucket(string name, RateRule rule)
{
    private readonly string _policy = string.Create(
        CultureInfo.InvariantCulture,
        $"\"{name}\";q={rule.Burst};w={Math.Max(1, (rule.Burst + rule.PerSecond - 1) / rule.PerSecond)}");

    private readonly string _perSecond = rule.PerSecond.ToString(CultureInfo.InvariantCulture);

    public string Name { get; } = name;

    public RateRule Rule { get; } = rule;

    /// <summary>
    /// Writes the headers of the IETF draft, with the seconds until the bucket is full, and the older ones of the
    /// gateway's contract, with the time.
    /// </summary>
    public void Describe(IHeaderDictionary headers, in GateDecision decision, DateTimeOffset now)
    {
        var seconds = (long)Math.Ceiling(decision.FullAfter.TotalSeconds);
        var remaining = decision.Remaining.ToString(CultureInfo.InvariantCulture);

        headers["RateLimit-Policy"] = _policy;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";r={remaining};t={seconds}");
        headers["X-RateLimit-Limit"] = _perSecond;
        headers["X-RateLimit-Remaining"] = remaining;
        headers["X-RateLimit-Reset"] = (now.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Window"] = "1s";
    }
}
