using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Edge.Routing;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ContinueIngressoEndpoint(IngressoDoor door, ContinueIngresso resume, IngressoTransactionPages pages)
{
    private const string Operation = "callback.v1";
    private const string Path = IngressoDoor.PathPrefix + Operation + "/this.{token}/next.{next}";

    [Function("ContinueIngresso")]
    [Access(Caller.Anyone)]
    [SecretPath]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Tells what a payment page said.")]
    [ReadsLikeIngresso]
    [Answers(200, typeof(IngressoTransactionResponse))]
    [RefusesLikeIngresso(410)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path)] HttpRequest request,
        string token,
        string next,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => resume.ExecuteAsync(call, token, next, cancellationToken),
            (_, made) => pages.PurchaseOf(made),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
