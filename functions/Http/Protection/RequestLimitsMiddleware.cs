using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Serverless.Functions.Http.Protection;

/// <summary>
/// Rejects bodies that are announced as too large and what no function would hear, and cancels functions that take too
/// long. A function that completes all the same, because its work could not be stopped half way, returns its result: a
/// completed sale is never reported as a timeout.
/// </summary>
internal sealed class RequestLimitsMiddleware(ProtectionPolicy policy, TimeProvider clock) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http ? InvokeAsync(context, http, next) : next(context);

    private async Task InvokeAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        if (http.Request.ContentLength > JsonRequest.BodyBytesMax)
        {
            throw MalformedRequestException.TooLarge(JsonRequest.BodyBytesMax);
        }

        RequestRules.Check(http.Request, RequestScope.Of(http));

        using var end = new CancellationTokenSource(policy.RequestTime, clock);

        // The host cancels this token when the client disconnects.
        await using var gone = context.CancellationToken.UnsafeRegister(
            static end => ((CancellationTokenSource)end!).Cancel(), end);

        try
        {
            await next(new LimitedContext(context, end.Token));
        }
        catch (OperationCanceledException exception) when (end.IsCancellationRequested
            && !context.CancellationToken.IsCancellationRequested
            && !http.RequestAborted.IsCancellationRequested)
        {
            throw new RequestTimeoutException(exception);
        }
    }
}

/// <summary>The request exceeded its time limit. Its outcome is unknown.</summary>
internal sealed class RequestTimeoutException(Exception cause) : Exception("The request took too long.", cause);
