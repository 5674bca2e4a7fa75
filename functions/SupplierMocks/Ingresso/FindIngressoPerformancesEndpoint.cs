using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class FindIngressoPerformancesEndpoint(
    IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "performances_by_id.v1";

    [Function("FindIngressoPerformances")]
    [Summary("Returns performances by their ids.")]
    [Query("perf_id_list", typeof(string), "Comma-separated ids.", IsRequired = true)]
    [Query("req_cost_range", typeof(string), "Adds the price range.")]
    [Produces(200, typeof(IngressoPerformancesByIdResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.FindPerformances,
            (call, found) => IngressoCataloguePages.PerformancesById(views.Open(call), found),
            IngressoWireJson.Default.IngressoPerformancesByIdResponse,
            cancellationToken);
}
