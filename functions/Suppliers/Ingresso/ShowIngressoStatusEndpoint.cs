using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ShowIngressoStatusEndpoint(IngressoDoor door, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "status.v1";

    [Function("ShowIngressoStatus")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Tells how a transaction stands.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("transaction_uuid", typeof(string), "Which.", IsRequired = true)]
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
            call => show.FindAsync(call, cancellationToken),
            pages.Status,
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
