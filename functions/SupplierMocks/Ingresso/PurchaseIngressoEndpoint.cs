using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class PurchaseIngressoEndpoint(
    IngressoPipeline pipeline, PurchaseIngresso purchase, IngressoTransactionPages pages)
{
    private const string Operation = "purchase.v1";

    [Function("PurchaseIngresso")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Buys what is reserved.")]
    [AcceptsIngressoForms]
    [Produces(200, typeof(IngressoTransactionResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => purchase.ExecuteAsync(call, cancellationToken),
            (_, made) => pages.PurchaseOf(made),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
