using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class FindIngressoTransactionsEndpoint(
    IngressoPipeline pipeline, ShowIngresso show, IngressoTransactionPages pages)
{
    private const string Operation = "transactions_by_id.v1";

    [Function("FindIngressoTransactions")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Tells how transactions stand.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("transaction_uuid_list", typeof(string), "With commas between.", IsRequired = true)]
    [Produces(200, typeof(IngressoTransactionsByIdResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => show.FindAllAsync(call, cancellationToken),
            pages.Statuses,
            IngressoWireJson.Default.IngressoTransactionsByIdResponse,
            cancellationToken);
}
