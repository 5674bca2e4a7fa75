using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ReserveIngressoEndpoint(
    IngressoPipeline pipeline, ReserveIngresso reserve, IngressoReservePages pages)
    : IngressoEndpoint
{
    private const string Operation = "reserve.v1";

    [Function("ReserveIngresso")]
    [Stores(1_024, Times = 4)]
    [Summary("Reserves a trolley for some minutes.")]
    [AcceptsIngressoForms]
    [Produces(200, typeof(IngressoReserveResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation + Scope)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            reserve.ExecuteAsync,
            pages.Reservation,
            IngressoWireJson.Default.IngressoReserveResponse,
            cancellationToken);
}
