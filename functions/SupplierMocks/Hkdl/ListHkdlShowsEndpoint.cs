using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

public sealed class ListHkdlShowsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse) : HkdlEndpoint
{
    private const string Operation = "GetShows";

    [Function("ListHkdlShows")]
    [Stores(0)]
    [Summary("Lists the shows of an event between two days.")]
    [Produces(200, typeof(HkdlShowsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListShowsAsync,
            shows => new HkdlShowsResponse("0000", [.. shows.Select(HkdlShowResponse.From)]),
            HkdlJson.Default.HkdlShowsResponse,
            cancellationToken);
}
