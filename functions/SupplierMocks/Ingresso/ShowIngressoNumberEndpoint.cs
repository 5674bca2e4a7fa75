using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ShowIngressoNumberEndpoint(
    IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages)
    : IngressoEndpoint
{
    private const string Operation = "trans_id_status.v1";

    [Function("ShowIngressoNumber")]
    [Summary("Tells how a transaction stands, by the number that people read.")]
    [Query("transaction_id", typeof(string), "Which.", IsRequired = true)]
    [Query("add_customer", typeof(string), "Who bought.")]
    [Produces(200, typeof(IngressoTransactionResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            show.FindByNumberAsync,
            pages.Status,
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
