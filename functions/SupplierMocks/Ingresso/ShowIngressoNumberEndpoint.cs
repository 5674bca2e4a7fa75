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
    [Summary("Returns the status of a transaction by its printed number.")]
    [Query("transaction_id", typeof(string), "The printed number.", IsRequired = true)]
    [Query("add_customer", typeof(string), "Adds the customer.")]
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
