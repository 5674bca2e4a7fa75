using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Edge.Access;

namespace Serverless.Functions.Edge.Description.Pages;

[Dialect(Dialect.Gateway)]
public sealed class ShowApiDescriptionEndpoint(PublishedFiles files)
{
    [Function("ShowApiDescription")]
    [Access(Caller.Anyone)]
    [Summary("Shows this description.")]
    [Answers(200, typeof(JsonObject))]
    [Answers(304)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request)
    {
        _ = request;

        return files.Description;
    }
}
