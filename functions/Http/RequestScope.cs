using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http;

/// <summary>What the HTTP layer knows about the current request; one feature of its context.</summary>
internal sealed class RequestScope(FunctionTraits function, string requestId, string traceId)
{
    public FunctionTraits Function { get; } = function;

    /// <summary>The request id that the client sent, otherwise the trace id.</summary>
    public string RequestId { get; } = requestId;

    public string TraceId { get; } = traceId;

    /// <summary>Differs from the function's own only when one function serves several API contracts.</summary>
    public ApiContract ApiContract { get; set; } = function.ApiContract ?? ApiContract.Gateway;

    public User? User { get; set; }

    /// <summary>
    /// The user by whom limits count the request: proved by a token that the function requires. Null for all others,
    /// who are counted by their address. A token that is not needed must not choose who pays.
    /// </summary>
    public User? CountedUser { get; set; }

    /// <summary>The client's address, which the request gate sets; a caller with a token may have none.</summary>
    public string? Origin { get; set; }

    /// <summary>The code of the error that the request ended with, for the log.</summary>
    public string? Reason { get; set; }

    /// <summary>Records the response before it is sent; null when the request has no idempotency key.</summary>
    public ResponseRecorder? Recorder { get; set; }

    public static RequestScope Of(HttpContext context) => context.Features.Get<RequestScope>()
        ?? new RequestScope(FunctionTraits.Unknown, string.Empty, string.Empty);
}
