using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Http.Routing;

/// <summary>
/// Catch-all route: answers 404 or 405 when no other function matches. The host tries functions in the order of their
/// names, so this name has to be the last one.
/// </summary>
[ApiContract(ApiContract.Gateway)]
public sealed class AnswerUnknownRouteEndpoint
{
    public const string FunctionName = "ZzAnswerUnknownRoute";

#pragma warning disable CA1822 // Functions are instance methods everywhere, which their table expects.
    [Function(FunctionName)]
    [AnyQuery]
    [AllowAnonymous]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request)
    {
        var apiContract = RequestScope.Of(request.HttpContext).ApiContract;
        var others = request.HttpContext.Features.Get<UnmatchedRequest>()?.Others ?? [];

        if (others.Count == 0)
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "request.unknown-route",
                apiContract == ApiContract.Movie ? "Not Found" : "There is nothing at this path.");
        }

        request.HttpContext.Response.Headers.Allow =
            string.Join(", ", others.SelectMany(function => function.Methods).Append("OPTIONS").Distinct());

        if (HttpMethods.IsOptions(request.Method))
        {
            return Results.NoContent();
        }

        return new Problem(
            StatusCodes.Status405MethodNotAllowed,
            "request.method-not-allowed",
            apiContract == ApiContract.Movie
                ? "Method Not Allowed"
                : $"This path does not answer to {request.Method}.");
    }
#pragma warning restore CA1822
}
