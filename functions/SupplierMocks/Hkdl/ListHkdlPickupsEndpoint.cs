using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

public sealed class ListHkdlPickupsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse) : HkdlEndpoint
{
    private const string Operation = "GetPickupDetails";

    [Function("ListHkdlPickups")]
    [Stores(0)]
    [Summary("Lists the pickup methods of an event.")]
    [Produces(200, typeof(HkdlPickupsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListPickups,
            pickups => new HkdlPickupsResponse("0000", pickups),
            HkdlJson.Default.HkdlPickupsResponse,
            cancellationToken);
}
