using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ListIngressoMonthsEndpoint(IngressoDoor door, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "months.v1";

    [Function("ListIngressoMonths")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the months in which an event takes place.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("event_id", typeof(string), "Which.", IsRequired = true)]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
    [Answers(200, typeof(IngressoMonthsResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            browse.ListMonths,
            (call, months) => IngressoCataloguePages.Months(views.Open(call), months),
            IngressoWireJson.Default.IngressoMonthsResponse,
            cancellationToken);
}
