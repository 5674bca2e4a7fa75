using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Serverless.Functions.Http.Protection;

/// <summary>
/// Refuses what says that it is too large, whoever would read it, and ends what takes too long, by the token that every
/// wait of a function takes. A function that comes to its end all the same, because what it did could not be stopped half
/// way, answers with what it did: no sale is called "too late".
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

        using var end = new CancellationTokenSource(policy.RequestTime, clock);

        // The host cancels it when the client leaves.
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

/// <summary>The request took longer than it may. How far it came is not known.</summary>
internal sealed class RequestTimeoutException(Exception cause) : Exception("The request took too long.", cause);
