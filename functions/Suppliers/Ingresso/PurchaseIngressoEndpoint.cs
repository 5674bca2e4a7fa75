using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class PurchaseIngressoEndpoint(
    IngressoDoor door, PurchaseIngresso purchase, IngressoTransactionPages pages)
{
    private const string Operation = "purchase.v1";

    [Function("PurchaseIngresso")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Buys what is reserved.")]
    [ReadsLikeIngresso]
    [Answers(200, typeof(IngressoTransactionResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => purchase.ExecuteAsync(call, cancellationToken),
            (_, made) => pages.PurchaseOf(made),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
