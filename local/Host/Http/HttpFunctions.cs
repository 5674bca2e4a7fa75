using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Realtime;
using Serverless.Local.Host.Routing;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Http;

/// <summary>Finds a request's function, forwards the request to the worker and invokes the function.</summary>
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
            // Same as the official host with AzureWebJobsDisableHomepage.
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

            // A value sent by the client could tie the request to another invocation.
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
            // The client disconnected while its body was read; no function has run.
        }
    }

    private async Task FinishAsync(HttpContext http, IndexedFunction function, InvocationResponse response)
    {
        if (response.Result.Status == StatusResult.Types.Status.Success)
        {
            // Deliver the outputs even if the client has disconnected: the function has already done its work.
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

    [LoggerMessage(Level = LogLevel.Debug, Message = "The response of {Function} is incomplete.")]
    private static partial void LogLost(ILogger logger, string function);
}
