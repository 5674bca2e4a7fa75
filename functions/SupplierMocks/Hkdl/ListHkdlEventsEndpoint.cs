using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

public sealed class ListHkdlEventsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse) : HkdlEndpoint
{
    private const string Operation = "GetEvents";

    [Function("ListHkdlEvents")]
    [Stores(0)]
    [Summary("Lists the events.")]
    [Produces(200, typeof(HkdlEventsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            _ => (Result<HkdlEvent[]>)browse.ListEvents().ToArray(),
            events => new HkdlEventsResponse("0000", [.. events.Select(HkdlEventResponse.From)]),
            HkdlJson.Default.HkdlEventsResponse,
            cancellationToken);
}
