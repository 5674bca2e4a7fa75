using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowAuthHealthEndpoint : AuthHealthEndpoint
{
    [Function("ShowAuthHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the account API is up.")]
    [Produces(200, typeof(ShowAuthHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/auth/health")] HttpRequest request) =>
        Show(request);
}

internal sealed record ShowAuthHealthResponse(string Status, string Service, int Port);
