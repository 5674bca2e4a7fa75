using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Serverless.Local.Runtime.Invocation;
using Serverless.Local.Runtime.Realtime;
using Serverless.Local.Runtime.Routing;

namespace Serverless.Local.Runtime.Http;

/// <summary>
/// Serves requests as the host and the worker do together: find the function, run it, write its answer.
/// </summary>
internal sealed partial class HttpFrontend(
    RouteTable routes,
    IReadOnlyDictionary<string, CompiledFunction> functions,
    LiveOutputs live,
    IServiceProvider services,
    ILogger<HttpFrontend> logger)
{
    // The official host's; the worker's own limit is Kestrel's.
    private const long BodyBytesMax = 100L * 1024 * 1024;
    private const string InvocationHeader = "x-ms-invocation-id";

    public Task ServeAsync(HttpContext http)
    {
        if (http.Request.ContentLength > BodyBytesMax)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;

            return Task.CompletedTask;
        }

        if (!routes.TryFind(http, out var route, out var values))
        {
            // The home page, disabled: AzureWebJobsDisableHomepage does the same.
            http.Response.StatusCode = http.Request.Path == "/" || !http.Request.Path.HasValue
                ? StatusCodes.Status204NoContent
                : StatusCodes.Status404NotFound;

            return Task.CompletedTask;
        }

        if (values is not null)
        {
            http.Features.Set<IRouteValuesFeature>(new FoundValues(values));
        }

        return RunAsync(http, functions[route.Function]);
    }

    private async Task RunAsync(HttpContext http, CompiledFunction function)
    {
        await using var context = new InvocationContext(function, services, http.RequestAborted) { Http = http };
        http.Request.Headers.TryAdd(InvocationHeader, context.InvocationId);

        try
        {
            await function.Pipeline(context);
            await FinishAsync(http, function, context.Result.Value);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left; nobody reads an answer.
        }
        catch (Exception exception)
        {
            LogFailure(logger, function.Name, exception);
            Fail(http);
        }
    }

    private async Task FinishAsync(HttpContext http, CompiledFunction function, object? result)
    {
        try
        {
            await WriteAsync(http, function.Outputs.Answer(result));
        }
        finally
        {
            // What happened is told, whether or not the one who caused it is still listening.
            if (function.Outputs.HasMessages(result))
            {
                await live.SendAsync(function.Outputs, result!);
            }
        }
    }

    private static Task WriteAsync(HttpContext http, object? answer) => answer switch
    {
        IResult result => result.ExecuteAsync(http),
        IActionResult action => action.ExecuteResultAsync(
            new ActionContext(http, new RouteData(http.Request.RouteValues), new ActionDescriptor())),
        _ => Task.CompletedTask, // Anything else is 200 with an empty body, in the official worker as well.
    };

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Function} failed.")]
    private static partial void LogFailure(ILogger logger, string function, Exception exception);

    private sealed class FoundValues(RouteValueDictionary values) : IRouteValuesFeature
    {
        public RouteValueDictionary RouteValues { get; set; } = values;
    }
}
