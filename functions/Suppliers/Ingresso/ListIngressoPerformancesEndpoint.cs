using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ListIngressoPerformancesEndpoint(IngressoDoor door, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "performances.v1";

    [Function("ListIngressoPerformances")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the performances of an event.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("event_id", typeof(string), "Which.", IsRequired = true)]
    [Query("date_range", typeof(string), "yyyymmdd:yyyymmdd; either side may be missing.")]
    [Query("date", typeof(string), "One day.")]
    [Query("page_length", typeof(string), "Rows of a page; page_len is the same.")]
    [Query("page_number", typeof(string), "From 0; page_no is the same.")]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
    [Answers(200, typeof(IngressoPerformancesResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            browse.ListPerformances,
            (call, found) => IngressoCataloguePages.Performances(views.Open(call), found),
            IngressoWireJson.Default.IngressoPerformancesResponse,
            cancellationToken);
}
