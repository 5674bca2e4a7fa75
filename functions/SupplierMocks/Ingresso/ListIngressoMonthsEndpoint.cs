using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoMonthsEndpoint(
    IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "months.v1";

    [Function("ListIngressoMonths")]
    [Summary("Lists the months in which an event has performances.")]
    [Query("event_id", typeof(string), "The event.", IsRequired = true)]
    [Query("req_cost_range", typeof(string), "Adds the price range.")]
    [Produces(200, typeof(IngressoMonthsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListMonths,
            (call, months) => IngressoCataloguePages.Months(views.Open(call), months),
            IngressoWireJson.Default.IngressoMonthsResponse,
            cancellationToken);
}
