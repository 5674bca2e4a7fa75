using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class CancelHkdlOrderEndpoint(HkdlPipeline pipeline, CancelHkdlOrder cancel)
{
    private const string Operation = "CancelOrder";

    [Function("CancelHkdlOrder")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Asks for an order to be cancelled.")]
    [AcceptsHkdlForms]
    [Produces(200, typeof(HkdlDoneResponse))]
    [Produces(200, typeof(HkdlErrorResponse))]
    [ProducesHkdlProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => cancel.ExecuteAsync(call, cancellationToken),
            _ => HkdlDoneResponse.Instance,
            HkdlJson.Default.HkdlDoneResponse,
            cancellationToken);
}
