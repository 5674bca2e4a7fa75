using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.Http.OpenApi.Pages;

[ApiContract(ApiContract.Gateway)]
public sealed class ShowRedocEndpoint(PublishedFiles files)
{
    [Function("ShowRedoc")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows this description in ReDoc, to read and search.")]
    [Produces(200, typeof(string), MediaType = "text/html")]
    [Produces(304)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "redoc")] HttpRequest request) =>
        files.Page(PublishedFiles.RedocPage);
}
