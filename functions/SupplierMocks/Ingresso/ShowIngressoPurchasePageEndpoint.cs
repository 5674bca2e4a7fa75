using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoPurchasePageEndpoint(
    IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "purchase_page_archive.v1";

    [Function("ShowIngressoPurchasePage")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Gives the answer to a purchase again.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("transaction_uuid", typeof(string), "Which.", IsRequired = true)]
    [Produces(200, typeof(IngressoTransactionResponse))]
    [ProducesIngressoProblems(410)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => show.FindPurchasedAsync(call, cancellationToken),
            (_, kept) => pages.PurchaseOf(kept),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
