using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Http;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Http;

/// <summary>
/// Applies the rate limit and the idempotency key of a request. Both take one round trip, which comes before the
/// function or runs beside it.
/// </summary>
internal sealed class RequestGateMiddleware(RateLimiter limiter, IdempotentRequests keyed, ClientAddress addresses)
    : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http
        && RequestScope.Of(http) is var scope
        && limiter.FindBucket(scope) is { } bucket
            ? EnterAsync(context, http, scope, bucket, next)
            : next(context);

    private async Task EnterAsync(
        FunctionContext context,
        HttpContext http,
        RequestScope scope,
        RateBucket bucket,
        FunctionExecutionDelegate next)
    {
        scope.Origin = scope.User is null ? addresses.Find(http) : addresses.TryFind(http);
        var gateRequest = limiter.GateRequestOf(http, scope, bucket);

        // Checked before a body is read: a flood costs no more than the rejection.
        if (limiter.FindCachedRejection(gateRequest) is { } rejection)
        {
            await limiter.RejectAsync(http, scope, bucket, rejection);

            return;
        }

        await (scope.Function.IsRateLimitedInParallel
            ? RunInParallelAsync(context, http, scope, bucket, gateRequest, next)
            : RunAfterAsync(context, http, scope, bucket, gateRequest, next));
    }

    private async Task RunAfterAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, GateRequest gateRequest,
        FunctionExecutionDelegate next)
    {
        var cancellationToken = context.CancellationToken;
        var keyedRequest =
            await keyed.FindIdempotentRequestAsync(http.Request, scope, gateRequest.Caller, cancellationToken);
        var claiming = gateRequest with
        {
            Claim = keyedRequest?.Claim,
            Bytes = await limiter.ChargeOfAsync(http, scope, cancellationToken),
        };

        if (await limiter.TryEnterAsync(claiming, cancellationToken) is not { } decision)
        {
            await next(context);

            return;
        }

        if (decision.IsLimited)
        {
            await limiter.RejectAsync(http, scope, bucket, decision);

            return;
        }

        limiter.Describe(http, bucket, decision);
        limiter.ReturnBytesOfFailure(http, claiming);

        var answering = keyedRequest switch
        {
            { } => keyed.RunAsync(keyedRequest, decision, context, http, next),
            null when IdempotentRequests.NeedsKey(scope) => IdempotencyProblems.Missing.ExecuteAsync(http),
            null => next(context),
        };

        await answering;
    }

    private async Task RunInParallelAsync(
        FunctionContext context, HttpContext http, RequestScope scope, RateBucket bucket, GateRequest gateRequest,
        FunctionExecutionDelegate next)
    {
        var counting = limiter.TryEnterAsync(gateRequest, context.CancellationToken);
        var running = counting.IsCompleted ? null : next(context);
        GateDecision? decision;

        try
        {
            decision = await counting;
        }
        catch
        {
            await DropResultAsync(context, running);

            throw;
        }

        if (decision is { IsLimited: true } rejection)
        {
            await DropResultAsync(context, running);
            await limiter.RejectAsync(http, scope, bucket, rejection);

            return;
        }

        try
        {
            await (running ?? next(context));
        }
        finally
        {
            // Not while the function may write headers, too; and also for the response to a fault.
            if (decision is { } counted)
            {
                limiter.Describe(http, bucket, counted);
            }
        }
    }

    // The function may still use the request, so this waits for it. The caller must not learn its result or its fault.
    private static async Task DropResultAsync(FunctionContext context, Task? running)
    {
        if (running is not null)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.DropHttpResult();
        }
    }
}
