using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ListIngressoTimesEndpoint(IngressoDoor door, BrowseIngresso browse)
{
    private const string Operation = "times.v1";

    [Function("ListIngressoTimes")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the times of day at which an event begins.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("event_id", typeof(string), "Which.", IsRequired = true)]
    [Answers(200, typeof(IngressoTimesResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            browse.ListTimes,
            (_, times) => IngressoCataloguePages.Times(times),
            IngressoWireJson.Default.IngressoTimesResponse,
            cancellationToken);
}
