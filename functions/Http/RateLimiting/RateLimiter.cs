using Microsoft.AspNetCore.Http;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>Counts requests against their callers' buckets, and answers requests over the limit.</summary>
internal sealed class RateLimiter(
    IRequestGate requestGate, RateBuckets buckets, ClientAddress addresses, RateLimitPolicy policy, TimeProvider clock)
{
    /// <summary>Null for a function without a rate limit.</summary>
    public RateBucket? FindBucket(RequestScope scope) => buckets.Find(scope);

    public GateRequest GateRequestOf(HttpContext http, RequestScope scope, RateBucket bucket) =>
        new(addresses.TagOf(http, scope.CountedUser), bucket.Name, bucket.Rule);

    /// <summary>
    /// The rejection of a caller whose bucket is known to be empty; null for all others. It makes no network call.
    /// </summary>
    public GateDecision? FindCachedRejection(GateRequest gateRequest) => requestGate.FindCachedRejection(gateRequest);

    /// <summary>
    /// Null when Redis is down and the settings let requests pass uncounted; a request with an idempotency key never
    /// passes without Redis.
    /// </summary>
    public async ValueTask<GateDecision?> TryEnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
    {
        try
        {
            return await requestGate.EnterAsync(gateRequest, cancellationToken);
        }
        catch (DependencyUnavailableException) when (policy.OpenWithoutRedis && gateRequest.Claim is null)
        {
            return null;
        }
    }

    /// <summary>Writes the rate limit's headers.</summary>
    public void Describe(HttpContext http, RateBucket bucket, in GateDecision decision) =>
        bucket.Describe(http.Response.Headers, decision, clock.GetUtcNow());

    /// <summary>Answers 429.</summary>
    public Task RejectAsync(HttpContext http, RequestScope scope, RateBucket bucket, in GateDecision decision)
    {
        HttpMetrics.RequestRejected(isUser: scope.CountedUser is not null);
        Describe(http, bucket, decision);

        return RateLimitProblems.TooMany(scope.ApiContract, decision.RetryAfter).ExecuteAsync(http);
    }
}
