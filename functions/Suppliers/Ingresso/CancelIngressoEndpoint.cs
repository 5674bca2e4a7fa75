using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class CancelIngressoEndpoint(IngressoDoor door, CancelIngresso cancel, IngressoTransactionPages pages)
{
    private const string Operation = "cancel.v1";

    [Function("CancelIngresso")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Cancels what was bought, or some items of it.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("transaction_uuid", typeof(string), "Which.", IsRequired = true)]
    [Query("cancel_items_list", typeof(string), "Only these.")]
    [Answers(200, typeof(IngressoCancelResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "get", "head",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => cancel.ExecuteAsync(call, cancellationToken),
            pages.Cancellation,
            IngressoWireJson.Default.IngressoCancelResponse,
            cancellationToken);
}
