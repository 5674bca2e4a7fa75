using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Edge;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Edge.Metrics;
using Serverless.Functions.Edge.RateLimiting;

namespace Serverless.Functions.Edge;

/// <summary>
/// Counts the request against its caller's bucket and, when it brings an idempotency key, sees to it that the work of
/// that key is done once: both in one round trip before the operation's own.
/// </summary>
internal sealed class TurnstileMiddleware(
    ITurnstile turnstile, KeyedRequests keyed, RateBuckets buckets, ClientAddress addresses, RateLimitPolicy policy,
    TimeProvider clock) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http
        && RequestScope.Of(http) is var scope
        && buckets.Find(scope) is { } bucket
            ? EnterAsync(context, http, scope, bucket, next)
            : next(context);

    private async Task EnterAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, FunctionExecutionDelegate next)
    {
        scope.Origin = scope.Visitor is null ? addresses.Find(http) : null;
        var caller = addresses.TagOf(http, scope.Visitor);

        if (scope.Function.OnlyShows)
        {
            await ShowAsync(context, http, scope, bucket, new Knock(caller, bucket.Name, bucket.Rule), next);

            return;
        }

        var wish = await keyed.FindWishAsync(http.Request, scope, caller, context.CancellationToken);
        var knock = new Knock(caller, bucket.Name, bucket.Rule) { Claim = wish?.Claim };

        if (await TryEnterAsync(knock, context.CancellationToken) is not { } entrance)
        {
            await next(context);

            return;
        }

        bucket.Describe(http.Response.Headers, entrance, clock.GetUtcNow());

        var answering = wish switch
        {
            _ when entrance.IsLimited => TurnAwayAsync(http, scope, entrance),
            { } => keyed.RunAsync(wish, entrance, context, http, next),
            null when KeyedRequests.NeedsKey(scope) => IdempotencyProblems.Missing.ExecuteAsync(http),
            null => next(context),
        };

        await answering;
    }

    /// <summary>
    /// What only shows something is counted while it works: its calls to Redis and this one go out together. Who comes too
    /// often hears only that; the next time the turnstile says so from memory, before any work.
    /// </summary>
    private async Task ShowAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, Knock knock,
        FunctionExecutionDelegate next)
    {
        var counting = TryEnterAsync(knock, context.CancellationToken);
        var showing = counting.IsCompleted ? null : next(context);

        try
        {
            if (await counting is { } entrance)
            {
                bucket.Describe(http.Response.Headers, entrance, clock.GetUtcNow());

                if (entrance.IsLimited)
                {
                    await ForgetAsync(context, showing);
                    await TurnAwayAsync(http, scope, entrance);

                    return;
                }
            }
        }
        catch
        {
            await ForgetAsync(context, showing);

            throw;
        }

        await (showing ?? next(context));
    }

    // It may still be at work on the request, and nobody may be told what it found or what went wrong.
    private static async Task ForgetAsync(FunctionContext context, Task? showing)
    {
        if (showing is not null)
        {
            await showing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.GetInvocationResult().Value = null;
        }
    }

    private static Task TurnAwayAsync(HttpContext http, RequestScope scope, in Entrance entrance)
    {
        EdgeMetrics.TurnedAway(isUser: scope.Visitor is not null);

        return RateLimitProblems.TooMany(scope.Dialect, entrance.RetryAfter).ExecuteAsync(http);
    }

    /// <summary>Null when the request may pass uncounted because nobody can count.</summary>
    private async ValueTask<Entrance?> TryEnterAsync(Knock knock, CancellationToken cancellationToken)
    {
        try
        {
            return await turnstile.EnterAsync(knock, cancellationToken);
        }
        catch (DependencyUnavailableException) when (policy.OpenWithoutRedis && knock.Claim is null)
        {
            return null;
        }
    }
}
