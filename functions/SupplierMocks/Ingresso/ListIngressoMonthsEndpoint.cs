using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

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
