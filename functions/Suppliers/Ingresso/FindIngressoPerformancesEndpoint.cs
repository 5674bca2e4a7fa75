using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class FindIngressoPerformancesEndpoint(IngressoDoor door, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "performances_by_id.v1";

    [Function("FindIngressoPerformances")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Shows performances.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("perf_id_list", typeof(string), "With commas between.", IsRequired = true)]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
    [Answers(200, typeof(IngressoPerformancesByIdResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            browse.FindPerformances,
            (call, found) => IngressoCataloguePages.PerformancesById(views.Open(call), found),
            IngressoWireJson.Default.IngressoPerformancesByIdResponse,
            cancellationToken);
}
