using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class ListHkdlPickupsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse)
{
    private const string Operation = "GetPickupDetails";

    [Function("ListHkdlPickups")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the ways to get the tickets of an event.")]
    [AcceptsHkdlForms]
    [Produces(200, typeof(HkdlPickupsResponse))]
    [Produces(200, typeof(HkdlErrorResponse))]
    [ProducesHkdlProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListPickups,
            pickups => new HkdlPickupsResponse("0000", pickups),
            HkdlJson.Default.HkdlPickupsResponse,
            cancellationToken);
}
