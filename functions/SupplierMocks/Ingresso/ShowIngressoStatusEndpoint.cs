using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoStatusEndpoint(IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "status.v1";

    [Function("ShowIngressoStatus")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Tells how a transaction stands.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("transaction_uuid", typeof(string), "Which.", IsRequired = true)]
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
            call => show.FindAsync(call, cancellationToken),
            pages.Status,
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
