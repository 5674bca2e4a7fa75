using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.Http.OpenApi.Pages;

[ApiContract(ApiContract.Gateway)]
public sealed class ShowDocsFileEndpoint(PublishedFiles files)
{
    [Function("ShowDocsFile")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Returns a file of the pages that show this description.")]
    [Produces(200, typeof(string), MediaType = "text/javascript")]
    [Produces(200, typeof(string), MediaType = "text/css")]
    [Produces(200, typeof(string), MediaType = "text/html")]
    [Produces(304)]
    [ProducesProblem(404, "request.unknown-route")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs/{file}")] HttpRequest request,
        string file) =>
        files.Find(file) as IResult
            ?? new Problem(StatusCodes.Status404NotFound, "request.unknown-route", "There is nothing at this path.");
}
