using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class ListHkdlShowsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse)
{
    private const string Operation = "GetShows";

    [Function("ListHkdlShows")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the shows of an event between two days.")]
    [AcceptsHkdlForms]
    [Produces(200, typeof(HkdlShowsResponse))]
    [Produces(200, typeof(HkdlErrorResponse))]
    [ProducesHkdlProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => browse.ListShowsAsync(call, cancellationToken),
            shows => new HkdlShowsResponse("0000", [.. shows.Select(HkdlShowResponse.From)]),
            HkdlJson.Default.HkdlShowsResponse,
            cancellationToken);
}
