using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Flights;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListFeaturedFlightsEndpoint(FlightPages pages)
{
    [Function("ListFeaturedFlights")]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Lists up to six flights with the greatest discounts.")]
    [Produces(200, typeof(FeaturedFlightsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flights/featured")] HttpRequest request,
        CancellationToken cancellationToken) =>
        new BytesResult(await pages.FindFeaturedAsync(cancellationToken), JsonBody.ContentType);
}
