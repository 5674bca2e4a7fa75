using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ShowIngressoPurchasePageEndpoint(
    IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages) : IngressoEndpoint
{
    private const string Operation = "purchase_page_archive.v1";

    [Function("ShowIngressoPurchasePage")]
    [Summary("Repeats the response to a purchase.")]
    [Query("transaction_uuid", typeof(string), "The transaction.", IsRequired = true)]
    [Produces(200, typeof(IngressoTransactionResponse))]
    [ProducesIngressoProblems(410)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            show.FindPurchasedAsync,
            (_, transaction) => pages.PurchaseOf(transaction),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
