using Microsoft.AspNetCore.Http;
using Serverless.Domain.Edge;

namespace Serverless.Functions.Edge.Idempotency;

/// <summary>An answer given before, marked as such; the second header is what the gateway's clients look for.</summary>
internal sealed class ReplayedAnswer(KeptAnswer answer) : IResult
{
    public const string Header = "Idempotency-Replayed";
    public const string GatewayHeader = "X-Idempotency-Cached";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers[Header] = "true";
        httpContext.Response.Headers[GatewayHeader] = "true";

        return JsonBody.WriteAsync(httpContext.Response, answer);
    }
}
