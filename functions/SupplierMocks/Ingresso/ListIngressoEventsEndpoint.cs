using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoEventsEndpoint(
    IngressoPipeline pipeline, SearchIngresso search, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "events.v1";

    [Function("ListIngressoEvents")]
    [Summary("Searches the events.")]
    [Query("keywords", typeof(string), "Words that all have to be there.")]
    [Query("date_range", typeof(string), "yyyymmdd:yyyymmdd; either side may be missing.")]
    [Query("country_code", typeof(string), "Two letters.")]
    [Query("city_code", typeof(string), "As london-uk.")]
    [Query("circle", typeof(string), "latitude:longitude:kilometres.")]
    [Query("sort_order", typeof(string), "As most_popular, alphabetic, cost_ascending.")]
    [Query("page_length", typeof(string), "Rows of a page; page_len is the same.")]
    [Query("page_number", typeof(string), "From 0; page_no is the same.")]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
    [Produces(200, typeof(IngressoEventsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            search.Execute,
            (call, page) => IngressoCataloguePages.Events(views.Open(call), page),
            IngressoWireJson.Default.IngressoEventsResponse,
            cancellationToken);
}
