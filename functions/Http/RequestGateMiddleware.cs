using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Metrics;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Http;

/// <summary>
/// Counts the request against its caller's bucket and, when it brings an idempotency key, sees to it that the work of
/// that key is done once: both in one round trip, before the operation's own or beside it.
/// </summary>
internal sealed class RequestGateMiddleware(
    IRequestGate requestGate, IdempotentRequests keyed, RateBuckets buckets, ClientAddress addresses, RateLimitPolicy policy,
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
        scope.Origin = scope.User is null ? addresses.Find(http) : null;
        var gateRequest = new GateRequest(addresses.TagOf(http, scope.User), bucket.Name, bucket.Rule);

        // Before a body is read: a flood costs no more than hearing "no".
        if (requestGate.FindCachedRejection(gateRequest) is { } known)
        {
            await TurnAwayAsync(http, scope, bucket, known);

            return;
        }

        await (scope.Function.IsRateLimitedInParallel
            ? ShowAsync(context, http, scope, bucket, gateRequest, next)
            : WorkAsync(context, http, scope, bucket, gateRequest, next));
    }

    private async Task WorkAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, GateRequest gateRequest,
        FunctionExecutionDelegate next)
    {
        var keyedRequest = await keyed.FindIdempotentRequestAsync(http.Request, scope, gateRequest.Caller, context.CancellationToken);

        if (await TryEnterAsync(gateRequest with { Claim = keyedRequest?.Claim }, context.CancellationToken) is not { } decision)
        {
            await next(context);

            return;
        }

        if (decision.IsLimited)
        {
            await TurnAwayAsync(http, scope, bucket, decision);

            return;
        }

        bucket.Describe(http.Response.Headers, decision, clock.GetUtcNow());

        var answering = keyedRequest switch
        {
            { } => keyed.RunAsync(keyedRequest, decision, context, http, next),
            null when IdempotentRequests.NeedsKey(scope) => IdempotencyProblems.Missing.ExecuteAsync(http),
            null => next(context),
        };

        await answering;
    }

    private async Task ShowAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, GateRequest gateRequest,
        FunctionExecutionDelegate next)
    {
        var counting = TryEnterAsync(gateRequest, context.CancellationToken);
        var showing = counting.IsCompleted ? null : next(context);
        GateDecision? decision;

        try
        {
            decision = await counting;
        }
        catch
        {
            await ForgetAsync(context, showing);

            throw;
        }

        if (decision is { IsLimited: true } limited)
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
            if (decision is { } counted)
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
            context.DropHttpResult();
        }
    }

    private Task TurnAwayAsync(HttpContext http, RequestScope scope, RateBucket bucket, in GateDecision decision)
    {
        EdgeMetrics.TurnedAway(isUser: scope.User is not null);
        bucket.Describe(http.Response.Headers, decision, clock.GetUtcNow());

        return RateLimitProblems.TooMany(scope.ApiContract, decision.RetryAfter).ExecuteAsync(http);
    }

    /// <summary>Null when the request may pass uncounted because nobody can count.</summary>
    private async ValueTask<GateDecision?> TryEnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
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
}
