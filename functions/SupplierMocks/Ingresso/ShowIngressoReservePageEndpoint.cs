using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoReservePageEndpoint(IngressoPipeline pipeline, ShowIngresso show, IngressoReservePages pages)
{
    private const string Operation = "reserve_page_archive.v1";

    [Function("ShowIngressoReservePage")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Gives the answer to a reservation again.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("transaction_uuid", typeof(string), "Which.", IsRequired = true)]
    [Produces(200, typeof(IngressoReserveResponse))]
    [ProducesIngressoProblems(410)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => show.FindReservedAsync(call, cancellationToken),
            (_, kept) => pages.ReservationOf(kept),
            IngressoWireJson.Default.IngressoReserveResponse,
            cancellationToken);
}
