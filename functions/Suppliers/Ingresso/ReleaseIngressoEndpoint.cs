using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ReleaseIngressoEndpoint(IngressoDoor door, ReleaseIngresso release)
{
    private const string Operation = "release.v1";

    [Function("ReleaseIngresso")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Gives reserved tickets back.")]
    [ReadsLikeIngresso]
    [Answers(200, typeof(IngressoReleaseResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => release.ExecuteAsync(call, cancellationToken),
            (_, isReleased) => new IngressoReleaseResponse(isReleased),
            IngressoWireJson.Default.IngressoReleaseResponse,
            cancellationToken);
}
