using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// Answers callers who may not call a function. The rejection costs them a token like any other request, so that
/// guessing access tokens or probing privileged routes is rate limited, too.
/// </summary>
internal sealed class RejectedCallers(RateLimiter limiter)
{
    public async Task AnswerAsync(HttpContext http, Problem error, CancellationToken cancellationToken)
    {
        var scope = RequestScope.Of(http);

        // The caller is rejected in any case; without Redis only the count is lost.
        if (limiter.FindBucket(scope) is { } bucket
            && await limiter.TryEnterAsync(limiter.GateRequestOf(http, scope, bucket), cancellationToken)
                is { } decision)
        {
            if (decision.IsLimited)
            {
                await limiter.RejectAsync(http, scope, bucket, decision);

                return;
            }

            limiter.Describe(http, bucket, decision);
        }

        await error.ExecuteAsync(http);
    }

    /// <summary>
    /// Answers a caller whose bucket is known to be empty; null for all others. It makes no network call, so it may
    /// run before a read of the store.
    /// </summary>
    public Task? TryReject(HttpContext http)
    {
        var scope = RequestScope.Of(http);

        return limiter.FindBucket(scope) is { } bucket
            && limiter.FindCachedRejection(limiter.GateRequestOf(http, scope, bucket)) is { } rejection
                ? limiter.RejectAsync(http, scope, bucket, rejection)
                : null;
    }
}
