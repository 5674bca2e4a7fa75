using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ShowIngressoNumberEndpoint(IngressoDoor door, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "trans_id_status.v1";

    [Function("ShowIngressoNumber")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Tells how a transaction stands, by the number that people read.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("transaction_id", typeof(string), "Which.", IsRequired = true)]
    [Query("add_customer", typeof(string), "Who bought.")]
    [Answers(200, typeof(IngressoTransactionResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => show.FindByNumberAsync(call, cancellationToken),
            pages.Status,
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
