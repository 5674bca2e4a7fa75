using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class CancelIngressoEndpoint(
    IngressoPipeline pipeline, CancelIngresso cancel, IngressoTransactionPages pages)
    : IngressoEndpoint
{
    private const string Operation = "cancel.v1";

    [Function("CancelIngresso")]
    [Stores(1_024, Times = 4)]
    [Summary("Cancels a purchase, or some items of it.")]
    [Query("transaction_uuid", typeof(string), "The purchase.", IsRequired = true)]
    [Query("cancel_items_list", typeof(string), "Comma-separated item numbers; all items when missing.")]
    [Produces(200, typeof(IngressoCancelResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "get", "head", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            cancel.ExecuteAsync,
            pages.Cancellation,
            IngressoWireJson.Default.IngressoCancelResponse,
            cancellationToken);
}
