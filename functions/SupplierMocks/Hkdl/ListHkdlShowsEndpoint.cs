using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

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
