using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ListIngressoSourcesEndpoint(IngressoDoor door, IngressoCatalogue catalogue)
{
    private const string Operation = "sources.v1";

    [Function("ListIngressoSources")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the systems behind the supplier.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("req_src_info", typeof(string), "All about them.")]
    [Answers(200, typeof(IngressoSourceBody[]))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            _ => (Outcome<IngressoCommon>)catalogue.Common,
            IngressoSourcePages.Sources,
            IngressoWireJson.Default.IngressoSourceBodyArray,
            cancellationToken);
}
