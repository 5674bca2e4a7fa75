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
    [Summary("Lists the months in which an event takes place.")]
    [Query("event_id", typeof(string), "Which.", IsRequired = true)]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
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
