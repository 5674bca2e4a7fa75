using Microsoft.AspNetCore.Http;
using Serverless.Domain.Http;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>A stored response, marked as replayed; the gateway's clients read the second header.</summary>
internal sealed class ReplayedResponse(StoredResponse answer) : IResult
{
    public const string Header = "Idempotency-Replayed";
    public const string GatewayHeader = "X-Idempotency-Cached";

    /// <summary>Marks the response of an operation that stores its keys itself.</summary>
    public static void Mark(HttpRequest request, bool isReplay)
    {
        if (isReplay)
        {
            Mark(request.HttpContext.Response);
        }
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Mark(httpContext.Response);

        return JsonBody.WriteAsync(httpContext.Response, answer);
    }

    private static void Mark(HttpResponse response)
    {
        response.Headers[Header] = "true";
        response.Headers[GatewayHeader] = "true";
    }
}
