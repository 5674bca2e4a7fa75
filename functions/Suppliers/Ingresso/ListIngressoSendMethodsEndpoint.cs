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
    [Reads(typeof(Dictionary<string, string>), IsOptional = true,
        MediaTypes = ["application/x-www-form-urlencoded", "application/json"])]
    [Query("perf_id", typeof(string), "Which.", IsRequired = true)]
    [Answers(200, typeof(IngressoSendMethodsResponse))]
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
            call => Task.FromResult(browse.FindPerformance(call)),
            (call, found) => views.Open(call).ShowSendMethods(found.Event),
            IngressoWireJson.Default.IngressoSendMethodsResponse,
            cancellationToken);
}
