using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.Http.OpenApi.Pages;

[ApiContract(ApiContract.Gateway)]
public sealed class ShowDocsEndpoint(PublishedFiles files)
{
    [Function("ShowDocs")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows this description in Swagger UI, to read, search and call.")]
    [Produces(200, typeof(string), MediaType = "text/html")]
    [Produces(304)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs")] HttpRequest request) =>
        files.Page(PublishedFiles.SwaggerPage);
}
