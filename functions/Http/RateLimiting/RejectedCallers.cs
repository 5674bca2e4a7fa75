using Microsoft.AspNetCore.Http;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// Answers callers who may not call what they called. It costs them a token like any other request, so that guessing
/// tokens, or knocking at the administrators' doors, is as slow as everything else.
/// </summary>
internal sealed class RejectedCallers(
    IRequestGate requestGate, RateBuckets buckets, ClientAddress addresses, RateLimitPolicy policy, TimeProvider clock)
{
    public async Task AnswerAsync(HttpContext http, Problem error, CancellationToken cancellationToken)
    {
        var scope = RequestScope.Of(http);
        var answer = error;

        if (buckets.Find(scope) is { } bucket
            && await TryEnterAsync(http, scope, bucket, cancellationToken) is { } decision)
        {
            bucket.Describe(http.Response.Headers, decision, clock.GetUtcNow());

            if (decision.IsLimited)
            {
                EdgeMetrics.TurnedAway(isUser: scope.User is not null);
                answer = RateLimitProblems.TooMany(scope.ApiContract, decision.RetryAfter);
            }
        }

        await answer.ExecuteAsync(http);
    }

    /// <summary>
    /// Answers a caller who is known to come too often; null for all others. Asks nobody, so it may stand before a look
    /// into the store.
    /// </summary>
    public Task? TurnAway(HttpContext http)
    {
        var scope = RequestScope.Of(http);

        if (buckets.Find(scope) is not { } bucket || requestGate.FindCachedRejection(GateRequestOf(http, scope, bucket)) is not { } known)
        {
            return null;
        }

        EdgeMetrics.TurnedAway(isUser: scope.User is not null);
        bucket.Describe(http.Response.Headers, known, clock.GetUtcNow());

        return RateLimitProblems.TooMany(scope.ApiContract, known.RetryAfter).ExecuteAsync(http);
    }

    // They hear "no" in any case; without Redis just nobody counts how often.
    private async ValueTask<GateDecision?> TryEnterAsync(
        HttpContext http, RequestScope scope, RateBucket bucket, CancellationToken cancellationToken)
    {
        try
        {
            return await requestGate.EnterAsync(GateRequestOf(http, scope, bucket), cancellationToken);
        }
        catch (DependencyUnavailableException) when (policy.OpenWithoutRedis)
        {
            return null;
        }
    }

    private GateRequest GateRequestOf(HttpContext http, RequestScope scope, RateBucket bucket) =>
        new(addresses.TagOf(http, scope.User), bucket.Name, bucket.Rule);
}
