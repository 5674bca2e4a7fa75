using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http;

/// <summary>What the edge knows about the request under way; one object, found by its type.</summary>
internal sealed class RequestScope(FunctionTraits function, string requestId, string traceId)
{
    public FunctionTraits Function { get; } = function;

    /// <summary>The client's own name for the request when it sent one, otherwise the trace's.</summary>
    public string RequestId { get; } = requestId;

    public string TraceId { get; } = traceId;

    /// <summary>Differs from the function's own only where one function answers for several families.</summary>
    public ApiContract ApiContract { get; set; } = function.ApiContract ?? ApiContract.Gateway;

    public User? User { get; set; }

    /// <summary>Where the request came from, of a caller who shows no token; null until the turnstile has looked.</summary>
    public string? Origin { get; set; }

    /// <summary>The code of the refusal that the request ended with, for the log.</summary>
    public string? Reason { get; set; }

    /// <summary>Whom the answer has to be shown to before it goes out; null when the request has no key.</summary>
    public ResponseRecorder? Recorder { get; set; }

    public static RequestScope Of(HttpContext context) => context.Features.Get<RequestScope>()
        ?? new RequestScope(FunctionTraits.Unknown, string.Empty, string.Empty);
}
