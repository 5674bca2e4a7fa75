using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ShowIngressoPurchasePageEndpoint(
    IngressoDoor door, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "purchase_page_archive.v1";

    [Function("ShowIngressoPurchasePage")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Gives the answer to a purchase again.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("transaction_uuid", typeof(string), "Which.", IsRequired = true)]
    [Answers(200, typeof(IngressoTransactionResponse))]
    [RefusesLikeIngresso(410)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => show.FindPurchasedAsync(call, cancellationToken),
            (_, kept) => pages.PurchaseOf(kept),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
