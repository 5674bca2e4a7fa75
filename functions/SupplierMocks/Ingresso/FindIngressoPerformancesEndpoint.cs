using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class FindIngressoPerformancesEndpoint(IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "performances_by_id.v1";

    [Function("FindIngressoPerformances")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Shows performances.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("perf_id_list", typeof(string), "With commas between.", IsRequired = true)]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
    [Produces(200, typeof(IngressoPerformancesByIdResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.FindPerformances,
            (call, found) => IngressoCataloguePages.PerformancesById(views.Open(call), found),
            IngressoWireJson.Default.IngressoPerformancesByIdResponse,
            cancellationToken);
}
