using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowApiHealthEndpoint : AuthHealthEndpoint
{
    [Function("ShowApiHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the account API is up; the path of CloudJet's gateway.")]
    [Produces(200, typeof(ShowAuthHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request) =>
        Show(request);
}
