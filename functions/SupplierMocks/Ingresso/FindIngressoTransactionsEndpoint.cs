using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class FindIngressoTransactionsEndpoint(
    IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages) : IngressoEndpoint
{
    private const string Operation = "transactions_by_id.v1";

    [Function("FindIngressoTransactions")]
    [Summary("Returns the status of transactions.")]
    [Query("transaction_uuid_list", typeof(string), "Comma-separated UUIDs.", IsRequired = true)]
    [Produces(200, typeof(IngressoTransactionsByIdResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            show.FindAllAsync,
            pages.Statuses,
            IngressoWireJson.Default.IngressoTransactionsByIdResponse,
            cancellationToken);
}
