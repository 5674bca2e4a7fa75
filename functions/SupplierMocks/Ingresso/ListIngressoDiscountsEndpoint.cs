using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ListIngressoDiscountsEndpoint(IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "discounts.v1";

    [Function("ListIngressoDiscounts")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the discounts of a price.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("perf_id", typeof(string), "Which.", IsRequired = true)]
    [Query("ticket_type_code", typeof(string), "Of which type.", IsRequired = true)]
    [Query("price_band_code", typeof(string), "With its suffix.", IsRequired = true)]
    [Produces(200, typeof(IngressoDiscountsResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.FindOffer,
            (call, offer) => views.Open(call).Show(offer),
            IngressoWireJson.Default.IngressoDiscountsResponse,
            cancellationToken);
}
