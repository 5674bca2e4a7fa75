using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Flights.Aliases;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListPromotionsAliasEndpoint(FlightPages pages)
{
    [Function("ListPromotionsAlias")]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("The promotions at the path that the client of CloudJet calls.")]
    [Produces(200, typeof(PromotionsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/promotions")] HttpRequest request,
        CancellationToken cancellationToken) =>
        new BytesResult(await pages.FindPromotionsAsync(cancellationToken), JsonBody.ContentType);
}
