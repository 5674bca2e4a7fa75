using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class ListHkdlTicketsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse)
{
    private const string Operation = "GetTickets";

    [Function("ListHkdlTickets")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the tickets of an event.")]
    [AcceptsHkdlForms]
    [Produces(200, typeof(HkdlTicketsResponse))]
    [Produces(200, typeof(HkdlErrorResponse))]
    [ProducesHkdlProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListTickets,
            tickets => new HkdlTicketsResponse("0000", [.. tickets.Select(HkdlTicketResponse.From)]),
            HkdlJson.Default.HkdlTicketsResponse,
            cancellationToken);
}
