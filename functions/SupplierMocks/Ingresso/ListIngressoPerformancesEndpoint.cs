using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoPerformancesEndpoint(
    IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "performances.v1";

    [Function("ListIngressoPerformances")]
    [Summary("Lists the performances of an event.")]
    [Query("event_id", typeof(string), "The event.", IsRequired = true)]
    [Query("date_range", typeof(string), "yyyymmdd:yyyymmdd; either end may be missing.")]
    [Query("date", typeof(string), "One day.")]
    [Query("page_length", typeof(string), "Rows per page; page_len is a synonym.")]
    [Query("page_number", typeof(string), "Starts at 0; page_no is a synonym.")]
    [Query("req_cost_range", typeof(string), "Adds the price range.")]
    [Produces(200, typeof(IngressoPerformancesResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListPerformances,
            (call, found) => IngressoCataloguePages.Performances(views.Open(call), found),
            IngressoWireJson.Default.IngressoPerformancesResponse,
            cancellationToken);
}
