using Microsoft.AspNetCore.Http;
using Serverless.Domain.Edge;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge.Metrics;

namespace Serverless.Functions.Edge.RateLimiting;

/// <summary>
/// Answers callers who may not call what they called. It costs them a token like any other request, so that guessing
/// tokens, or knocking at the administrators' doors, is as slow as everything else.
/// </summary>
internal sealed class RefusedCallers(
    ITurnstile turnstile, RateBuckets buckets, ClientAddress addresses, RateLimitPolicy policy, TimeProvider clock)
{
    public async Task AnswerAsync(HttpContext http, Problem refusal, CancellationToken cancellationToken)
    {
        var scope = RequestScope.Of(http);
        var answer = refusal;

        if (buckets.Find(scope) is { } bucket
            && await TryEnterAsync(http, scope, bucket, cancellationToken) is { } entrance)
        {
            bucket.Describe(http.Response.Headers, entrance, clock.GetUtcNow());

            if (entrance.IsLimited)
            {
                EdgeMetrics.TurnedAway(isUser: scope.Visitor is not null);
                answer = RateLimitProblems.TooMany(scope.Dialect, entrance.RetryAfter);
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

        if (buckets.Find(scope) is not { } bucket || turnstile.Recall(KnockOf(http, scope, bucket)) is not { } known)
        {
            return null;
        }

        EdgeMetrics.TurnedAway(isUser: scope.Visitor is not null);
        bucket.Describe(http.Response.Headers, known, clock.GetUtcNow());

        return RateLimitProblems.TooMany(scope.Dialect, known.RetryAfter).ExecuteAsync(http);
    }

    // They hear "no" in any case; without Redis just nobody counts how often.
    private async ValueTask<Entrance?> TryEnterAsync(
        HttpContext http, RequestScope scope, RateBucket bucket, CancellationToken cancellationToken)
    {
        try
        {
            return await turnstile.EnterAsync(KnockOf(http, scope, bucket), cancellationToken);
        }
        catch (DependencyUnavailableException) when (policy.OpenWithoutRedis)
        {
            return null;
        }
    }

    private Knock KnockOf(HttpContext http, RequestScope scope, RateBucket bucket) =>
        new(addresses.TagOf(http, scope.Visitor), bucket.Name, bucket.Rule);
}
