using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ListIngressoMonthsEndpoint(IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "months.v1";

    [Function("ListIngressoMonths")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the months in which an event takes place.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("event_id", typeof(string), "Which.", IsRequired = true)]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
    [Produces(200, typeof(IngressoMonthsResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListMonths,
            (call, months) => IngressoCataloguePages.Months(views.Open(call), months),
            IngressoWireJson.Default.IngressoMonthsResponse,
            cancellationToken);
}
