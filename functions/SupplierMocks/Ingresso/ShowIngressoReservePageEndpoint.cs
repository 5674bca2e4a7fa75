using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ShowIngressoReservePageEndpoint(
    IngressoPipeline pipeline, ShowIngresso show, IngressoReservePages pages)
    : IngressoEndpoint
{
    private const string Operation = "reserve_page_archive.v1";

    [Function("ShowIngressoReservePage")]
    [Summary("Repeats the response to a reservation.")]
    [Query("transaction_uuid", typeof(string), "The transaction.", IsRequired = true)]
    [Produces(200, typeof(IngressoReserveResponse))]
    [ProducesIngressoProblems(410)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            show.FindReservedAsync,
            (_, transaction) => pages.ReservationOf(transaction),
            IngressoWireJson.Default.IngressoReserveResponse,
            cancellationToken);
}
