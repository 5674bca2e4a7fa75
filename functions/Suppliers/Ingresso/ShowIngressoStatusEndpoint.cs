using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

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
