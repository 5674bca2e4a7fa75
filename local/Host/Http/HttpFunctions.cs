using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Realtime;
using Serverless.Local.Host.Routing;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Http;

/// <summary>Finds the function of a request, forwards the request to the worker and runs the function there.</summary>
internal sealed partial class HttpFunctions(
    RouteTable routes,
    IReadOnlyDictionary<string, IndexedFunction> functions,
    WorkerChannel channel,
    WorkerForwarder forwarder,
    LiveOutputs outputs,
    ILogger<HttpFunctions> logger)
{
    private const string InvocationHeader = "x-ms-invocation-id";

    public Task ServeAsync(HttpContext http)
    {
        if (http.Request.ContentLength > RequestBody.BytesMax)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;

            return Task.CompletedTask;
        }

        if (!routes.TryFind(http, out var route, out var values))
        {
            // The home page, disabled: the official host does so with AzureWebJobsDisableHomepage.
            http.Response.StatusCode = http.Request.Path == "/" || !http.Request.Path.HasValue
                ? StatusCodes.Status204NoContent
                : StatusCodes.Status404NotFound;

            return Task.CompletedTask;
        }

        return RunAsync(http, functions[route.Function], values);
    }

    private async Task RunAsync(HttpContext http, IndexedFunction function, RouteValueDictionary? values)
    {
        try
        {
            var invocation = InvocationIds.Next();
            var request = await HttpInvocation.DescribeAsync(http, function, invocation, values);

            // A client's own value would tie its request to another invocation.
            http.Request.Headers[InvocationHeader] = invocation;
            var forwarding = forwarder.ForwardAsync(http);
            var response = await channel.InvokeAsync(request, http.RequestAborted);

            if (!await forwarding)
            {
                LogLost(logger, function.Name);
                Fail(http);
            }

            await FinishAsync(http, function, response);
        }
        catch (WorkerGoneException exception)
        {
            LogFailure(logger, function.Name, exception.Message);
            Fail(http);
        }
        catch (BadHttpRequestException exception)
        {
            http.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            // The client left while its body was read; nothing has run.
        }
    }

    private async Task FinishAsync(HttpContext http, IndexedFunction function, InvocationResponse response)
    {
        if (response.Result.Status == StatusResult.Types.Status.Success)
        {
            // What happened is told, whether or not the one who caused it still listens.
            await outputs.DeliverAsync(function, response);

            return;
        }

        LogFailure(logger, function.Name, response.Result.Exception?.Message);
        Fail(http);
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();

            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Function} failed: {Reason}")]
    private static partial void LogFailure(ILogger logger, string function, string? reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The answer of {Function} did not arrive as a whole.")]
    private static partial void LogLost(ILogger logger, string function);
}
