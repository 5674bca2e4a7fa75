using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Edge;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Edge.Metrics;
using Serverless.Functions.Edge.RateLimiting;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Edge;

/// <summary>
/// Counts the request against its caller's bucket and, when it brings an idempotency key, sees to it that the work of
/// that key is done once: both in one round trip, before the operation's own or beside it.
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
        var knock = new Knock(addresses.TagOf(http, scope.Visitor), bucket.Name, bucket.Rule);

        // Before a body is read: a flood costs no more than hearing "no".
        if (turnstile.Recall(knock) is { } known)
        {
            await TurnAwayAsync(http, scope, bucket, known);

            return;
        }

        await (scope.Function.IsCountedMeanwhile
            ? ShowAsync(context, http, scope, bucket, knock, next)
            : WorkAsync(context, http, scope, bucket, knock, next));
    }

    private async Task WorkAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, Knock knock,
        FunctionExecutionDelegate next)
    {
        var wish = await keyed.FindWishAsync(http.Request, scope, knock.Caller, context.CancellationToken);

        if (await TryEnterAsync(knock with { Claim = wish?.Claim }, context.CancellationToken) is not { } entrance)
        {
            await next(context);

            return;
        }

        if (entrance.IsLimited)
        {
            await TurnAwayAsync(http, scope, bucket, entrance);

            return;
        }

        bucket.Describe(http.Response.Headers, entrance, clock.GetUtcNow());

        var answering = wish switch
        {
            { } => keyed.RunAsync(wish, entrance, context, http, next),
            null when KeyedRequests.NeedsKey(scope) => IdempotencyProblems.Missing.ExecuteAsync(http),
            null => next(context),
        };

        await answering;
    }

    private async Task ShowAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, Knock knock,
        FunctionExecutionDelegate next)
    {
        var counting = TryEnterAsync(knock, context.CancellationToken);
        var showing = counting.IsCompleted ? null : next(context);
        Entrance? entrance;

        try
        {
            entrance = await counting;
        }
        catch
        {
            await ForgetAsync(context, showing);

            throw;
        }

        if (entrance is { IsLimited: true } limited)
        {
            await ForgetAsync(context, showing);
            await TurnAwayAsync(http, scope, bucket, limited);

            return;
        }

        try
        {
            await (showing ?? next(context));
        }
        finally
        {
            // Not while the function may be at the headers, too; and also for what a fault is answered with.
            if (entrance is { } counted)
            {
                bucket.Describe(http.Response.Headers, counted, clock.GetUtcNow());
            }
        }
    }

    // It may still be at work on the request, and the caller may not be told what it found or what went wrong.
    private static async Task ForgetAsync(FunctionContext context, Task? showing)
    {
        if (showing is not null)
        {
            await showing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            LiveAnswer.DropAnswer(context);
        }
    }

    private Task TurnAwayAsync(HttpContext http, RequestScope scope, RateBucket bucket, in Entrance entrance)
    {
        EdgeMetrics.TurnedAway(isUser: scope.Visitor is not null);
        bucket.Describe(http.Response.Headers, entrance, clock.GetUtcNow());

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
