using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.Http.Routing;

/// <summary>
/// Catch-all route: answers 404 or 405 when no other function matches. The host tries functions in the order of their
/// names, so this name has to be the last one.
/// </summary>
[ApiContract(ApiContract.Gateway)]
public sealed class AnswerUnknownRouteEndpoint(RouteShapes shapes, MockPolicy mocks)
{
    public const string FunctionName = "ZzAnswerUnknownRoute";

    [Function(FunctionName)]
    [AnyQuery]
    [AllowAnonymous]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request)
    {
        var others = shapes.Matching(request.HttpContext, request.Path)
            .Where(function => function.Name != FunctionName)
            .Where(function => mocks.IsOn || function.ApiContract is not (ApiContract.Hkdl or ApiContract.Ingresso))
            .ToArray();

        if (others.Length == 0)
        {
            if (mocks.IsOn && request.Path.StartsWithSegments("/OTA", StringComparison.Ordinal))
            {
                RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Hkdl;
            }

            if (mocks.IsOn && request.Path.StartsWithSegments("/f13", StringComparison.Ordinal))
            {
                RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Ingresso;
            }

            if (request.Path.StartsWithSegments("/tickets"))
            {
                RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Movie;

                return new Problem(StatusCodes.Status404NotFound, "request.unknown-route", "Not Found");
            }

            return new Problem(
                StatusCodes.Status404NotFound, "request.unknown-route", "There is nothing at this path.");
        }

        request.HttpContext.Response.Headers.Allow =
            string.Join(", ", others.SelectMany(function => function.Methods).Append("OPTIONS").Distinct());

        if (HttpMethods.IsOptions(request.Method))
        {
            return Results.NoContent();
        }

        RequestScope.Of(request.HttpContext).ApiContract = others[0].ContractOf(request.Path);

        return new Problem(
            StatusCodes.Status405MethodNotAllowed,
            "request.method-not-allowed",
            others[0].ApiContract == ApiContract.Movie
                ? "Method Not Allowed"
                : $"This path does not answer to {request.Method}.");
    }
}
