using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoNumberEndpoint(IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "trans_id_status.v1";

    [Function("ShowIngressoNumber")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Tells how a transaction stands, by the number that people read.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("transaction_id", typeof(string), "Which.", IsRequired = true)]
    [Query("add_customer", typeof(string), "Who bought.")]
    [Produces(200, typeof(IngressoTransactionResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => show.FindByNumberAsync(call, cancellationToken),
            pages.Status,
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
