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
public sealed class ShowIngressoUserEndpoint(IngressoDoor door)
{
    private const string Operation = "test.v1";

    [Function("ShowIngressoUser")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Says who calls.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("sub_id", typeof(string), "On whose behalf.")]
    [Answers(200, typeof(IngressoTestResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => (Outcome<IngressoUser>)call.User,
            IngressoUserPages.Test,
            IngressoWireJson.Default.IngressoTestResponse,
            cancellationToken);
}
