using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Http;

/// <summary>
/// Binding data that the worker gets besides the request: values by name for simple parameters. Properties of a JSON
/// body come first, then the query, then the route; later values replace earlier ones. The client's headers are one
/// JSON object.
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

        // Names are case-insensitive, as in the official host; the worker rejects two spellings of one name.
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

    // Headers as the client sent them; the forwarder replaces some of them.
    private static string HeadersOf(HttpRequest request) => JsonSerializer.Serialize(
        request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
}
