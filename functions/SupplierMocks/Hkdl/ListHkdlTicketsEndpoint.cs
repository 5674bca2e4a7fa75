using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

public sealed class ListHkdlTicketsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse) : HkdlEndpoint
{
    private const string Operation = "GetTickets";

    [Function("ListHkdlTickets")]
    [Stores(0)]
    [Summary("Lists the tickets of an event.")]
    [Produces(200, typeof(HkdlTicketsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListTickets,
            tickets => new HkdlTicketsResponse("0000", [.. tickets.Select(HkdlTicketResponse.From)]),
            HkdlJson.Default.HkdlTicketsResponse,
            cancellationToken);
}
