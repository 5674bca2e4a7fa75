using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class CancelIngressoEndpoint(IngressoPipeline pipeline, CancelIngresso cancel, IngressoTransactionPages pages)
{
    private const string Operation = "cancel.v1";

    [Function("CancelIngresso")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Cancels what was bought, or some items of it.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("transaction_uuid", typeof(string), "Which.", IsRequired = true)]
    [Query("cancel_items_list", typeof(string), "Only these.")]
    [Produces(200, typeof(IngressoCancelResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "get", "head",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => cancel.ExecuteAsync(call, cancellationToken),
            pages.Cancellation,
            IngressoWireJson.Default.IngressoCancelResponse,
            cancellationToken);
}
