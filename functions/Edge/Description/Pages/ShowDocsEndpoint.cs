using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Edge.Access;

namespace Serverless.Functions.Edge.Description.Pages;

[Dialect(Dialect.Gateway)]
public sealed class ShowDocsEndpoint(PublishedFiles files)
{
    [Function("ShowDocs")]
    [Access(Caller.Anyone)]
    [Summary("Shows this description by Swagger UI, to read, to search, and to call from.")]
    [Answers(200, typeof(string), MediaType = "text/html")]
    [Answers(304)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs")] HttpRequest request)
    {
        _ = request;

        return files.Page(PublishedFiles.SwaggerPage);
    }
}
