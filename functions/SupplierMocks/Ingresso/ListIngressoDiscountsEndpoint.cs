using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoDiscountsEndpoint(
    IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "discounts.v1";

    [Function("ListIngressoDiscounts")]
    [Summary("Lists the discounts of a price band.")]
    [Query("perf_id", typeof(string), "The performance.", IsRequired = true)]
    [Query("ticket_type_code", typeof(string), "The ticket type.", IsRequired = true)]
    [Query("price_band_code", typeof(string), "The price band, with its suffix.", IsRequired = true)]
    [Produces(200, typeof(IngressoDiscountsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.FindOfferAsync,
            (call, offer) => views.Open(call).Show(offer),
            IngressoWireJson.Default.IngressoDiscountsResponse,
            cancellationToken);
}
