using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Http.Errors;

/// <summary>
/// Turns exceptions into error responses in the form of the route's API contract. A timer or a live message has no
/// response: its exception goes on to the host.
/// </summary>
internal sealed partial class FaultsMiddleware(ILogger<FaultsMiddleware> logger) : IFunctionsWorkerMiddleware
{
    // The status that proxies log for a client that went away. No client reads it.
    private const int StatusClientClosedRequest = 499;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            await AnswerAsync(context, http, Unwrap(exception));
        }
    }

    private Task AnswerAsync(FunctionContext context, HttpContext http, Exception exception)
    {
        if (IsClientGone(context, http, exception))
        {
            http.Response.StatusCode = StatusClientClosedRequest;

            return Task.CompletedTask;
        }

        var scope = RequestScope.Of(http);
        var problem = FaultProblems.Of(exception, scope.ApiContract);

        switch (problem.Status)
        {
            case StatusCodes.Status500InternalServerError:
                LogFault(exception, scope.Function.Name, scope.RequestId);
                break;

            case StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout:
                LogUnavailable(scope.Function.Name, scope.RequestId, exception.Message);
                break;
        }

        return problem.ExecuteAsync(http);
    }

    private static bool IsClientGone(FunctionContext context, HttpContext http, Exception exception) =>
        exception is OperationCanceledException or IOException
        && (http.RequestAborted.IsCancellationRequested || context.CancellationToken.IsCancellationRequested);

    private static Exception Unwrap(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var only] } ? only : exception;

    [LoggerMessage(1, LogLevel.Error, "{Function} failed, request {RequestId}")]
    private partial void LogFault(Exception exception, string function, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "{Function} could not answer, request {RequestId}: {Cause}")]
    private partial void LogUnavailable(string function, string requestId, string cause);
}
