using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class PurchaseIngressoEndpoint(
    IngressoPipeline pipeline, PurchaseIngresso purchase, IngressoTransactionPages pages) : IngressoEndpoint
{
    private const string Operation = "purchase.v1";

    [Function("PurchaseIngresso")]
    [Stores(1_024, Times = 4)]
    [Summary("Purchases a reservation.")]
    [AcceptsIngressoForms]
    [Produces(200, typeof(IngressoTransactionResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation + Scope)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            purchase.ExecuteAsync,
            (_, made) => pages.PurchaseOf(made),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
