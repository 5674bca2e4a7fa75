using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

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
