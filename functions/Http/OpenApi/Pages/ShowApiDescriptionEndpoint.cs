using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.Http.OpenApi.Pages;

[ApiContract(ApiContract.Gateway)]
public sealed class ShowApiDescriptionEndpoint(PublishedFiles files)
{
    [Function("ShowApiDescription")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows this description.")]
    [Produces(200, typeof(JsonObject))]
    [Produces(304)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        files.Description;
}
