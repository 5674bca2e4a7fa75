using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ReserveIngressoEndpoint(IngressoPipeline pipeline, ReserveIngresso reserve, IngressoReservePages pages)
{
    private const string Operation = "reserve.v1";

    [Function("ReserveIngresso")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Holds the tickets of a trolley for some minutes.")]
    [AcceptsIngressoForms]
    [Produces(200, typeof(IngressoReserveResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => reserve.ExecuteAsync(call, cancellationToken),
            pages.Reservation,
            IngressoWireJson.Default.IngressoReserveResponse,
            cancellationToken);
}
