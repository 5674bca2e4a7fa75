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

    // They hear "no" in any case; without Redis just nobody counts how often.
    private async ValueTask<Entrance?> TryEnterAsync(
        HttpContext http, RequestScope scope, RateBucket bucket, CancellationToken cancellationToken)
    {
        try
        {
            var knock = new Knock(addresses.TagOf(http, scope.Visitor), bucket.Name, bucket.Rule);

            return await turnstile.EnterAsync(knock, cancellationToken);
        }
        catch (DependencyUnavailableException) when (policy.OpenWithoutRedis)
        {
            return null;
        }
    }
}
