using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Flights;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListPromotionsEndpoint(FlightPages pages)
{
    [Function("ListPromotions")]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Lists up to six flights with the greatest discounts, each member under one name.")]
    [Produces(200, typeof(PromotionsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flights/promotions")]
        HttpRequest request,
        CancellationToken cancellationToken) =>
        new BytesResult(await pages.FindPromotionsAsync(cancellationToken), JsonBody.ContentType);
}
