using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class FindIngressoTransactionsEndpoint(
    IngressoDoor door, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "transactions_by_id.v1";

    [Function("FindIngressoTransactions")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Tells how transactions stand.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("transaction_uuid_list", typeof(string), "With commas between.", IsRequired = true)]
    [Answers(200, typeof(IngressoTransactionsByIdResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => show.FindAllAsync(call, cancellationToken),
            pages.Statuses,
            IngressoWireJson.Default.IngressoTransactionsByIdResponse,
            cancellationToken);
}
