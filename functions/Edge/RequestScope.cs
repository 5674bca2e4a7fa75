using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Functions.Edge.Routing;

namespace Serverless.Functions.Edge;

/// <summary>What the edge knows about the request under way; one object, found by its type.</summary>
internal sealed class RequestScope(FunctionTraits function, string requestId)
{
    public static readonly RequestScope Unknown = new(FunctionTraits.Unknown, string.Empty);

    public FunctionTraits Function { get; } = function;

    public string RequestId { get; } = requestId;

    /// <summary>Differs from the function's own only where one function answers for several families.</summary>
    public Dialect Dialect { get; set; } = function.Dialect ?? Dialect.Gateway;

    public Visitor? Visitor { get; set; }

    /// <summary>The code of the refusal that the request ended with, for the log.</summary>
    public string? Reason { get; set; }

    public static RequestScope Of(HttpContext context) => context.Features.Get<RequestScope>() ?? Unknown;
}
