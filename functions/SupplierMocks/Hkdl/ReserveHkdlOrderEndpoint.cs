using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class ReserveHkdlOrderEndpoint(HkdlPipeline pipeline, ReserveHkdlOrder reserve)
{
    private const string Operation = "ReserveOrder";

    [Function("ReserveHkdlOrder")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Sells tickets on the account of the agent.")]
    [AcceptsHkdlForms]
    [Produces(200, typeof(HkdlOrderResponse))]
    [Produces(200, typeof(HkdlErrorResponse))]
    [ProducesHkdlProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => reserve.ExecuteAsync(call, cancellationToken),
            HkdlOrderResponse.Sold,
            HkdlJson.Default.HkdlOrderResponse,
            cancellationToken);
}
