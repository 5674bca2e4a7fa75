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
    [Reads(typeof(Dictionary<string, string>), IsOptional = true,
        MediaTypes = ["application/x-www-form-urlencoded", "application/json"])]
    [Query("event_id", typeof(string), "Which.", IsRequired = true)]
    [Answers(200, typeof(IngressoTimesResponse))]
    [Refuses(400, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(401, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(403, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(460, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(502, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => Task.FromResult(browse.ListTimes(call)),
            (_, times) => IngressoCataloguePages.Times(times),
            IngressoWireJson.Default.IngressoTimesResponse,
            cancellationToken);
}
