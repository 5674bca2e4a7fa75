using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Http;

/// <summary>
/// What the worker is told about a request besides the request itself: values by name, to which simple parameters are
/// bound. The properties of a JSON body come first, then the query, then the route; a later one replaces an earlier one. The
/// client's headers are there as one JSON object.
/// </summary>
internal static class HttpInvocation
{
    private const string HeadersName = "Headers";

    public static async ValueTask<InvocationRequest> DescribeAsync(
        HttpContext http, IndexedFunction function, string invocation, RouteValueDictionary? values)
    {
        var request = new InvocationRequest
        {
            FunctionId = function.Id,
            InvocationId = invocation,
            TraceContext = new RpcTraceContext { TraceParent = Activity.Current?.Id ?? "" },
            InputData =
            {
                new ParameterBinding { Name = function.Trigger.Name, Data = new TypedData { Http = new RpcHttp() } },
            },
        };

        // Names are compared without case, as in the official host; the worker could not hold both forms of one name.
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        if (http.Request.ContentLength > 0)
        {
            await RequestBody.BufferAsync(http, metadata);
        }

        foreach (var (name, value) in http.Request.Query)
        {
            metadata[name] = value.ToString();
        }

        foreach (var (name, value) in values ?? [])
        {
            if (value is not null)
            {
                metadata[name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            }
        }

        foreach (var (name, value) in metadata)
        {
            request.TriggerMetadata.Add(name, new TypedData { String = value });
        }

        request.TriggerMetadata[HeadersName] = new TypedData { Json = HeadersOf(http.Request) };

        return request;
    }

    // As the client sent them; the forwarder replaces some on the way to the worker.
    private static string HeadersOf(HttpRequest request) => JsonSerializer.Serialize(
        request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
}
