using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ShowIngressoStatusEndpoint(
    IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages)
    : IngressoEndpoint
{
    private const string Operation = "status.v1";

    [Function("ShowIngressoStatus")]
    [Summary("Returns the status of a transaction.")]
    [Query("transaction_uuid", typeof(string), "The transaction.", IsRequired = true)]
    [Query("add_customer", typeof(string), "Adds the customer.")]
    [Produces(200, typeof(IngressoTransactionResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            show.FindAsync,
            pages.Status,
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
