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
    [Query("keywords", typeof(string), "Words that must all match.")]
    [Query("date_range", typeof(string), "yyyymmdd:yyyymmdd; either end may be missing.")]
    [Query("country_code", typeof(string), "Two-letter country code.")]
    [Query("city_code", typeof(string), "Such as london-uk.")]
    [Query("circle", typeof(string), "latitude:longitude:kilometres.")]
    [Query("sort_order", typeof(string), "Such as most_popular, alphabetic or cost_ascending.")]
    [Query("page_length", typeof(string), "Rows per page; page_len is a synonym.")]
    [Query("page_number", typeof(string), "Starts at 0; page_no is a synonym.")]
    [Query("req_cost_range", typeof(string), "Adds the price range.")]
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
