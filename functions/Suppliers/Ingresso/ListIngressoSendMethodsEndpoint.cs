using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ListIngressoSendMethodsEndpoint(IngressoDoor door, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "send_methods.v1";

    [Function("ListIngressoSendMethods")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the ways in which tickets get to their buyer.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("perf_id", typeof(string), "Which.", IsRequired = true)]
    [Answers(200, typeof(IngressoSendMethodsResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            browse.FindPerformance,
            (call, found) => views.Open(call).ShowSendMethods(found.Event),
            IngressoWireJson.Default.IngressoSendMethodsResponse,
            cancellationToken);
}
