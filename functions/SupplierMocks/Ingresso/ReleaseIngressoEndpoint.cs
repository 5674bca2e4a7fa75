using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ReleaseIngressoEndpoint(IngressoPipeline pipeline, ReleaseIngresso release) : IngressoEndpoint
{
    private const string Operation = "release.v1";

    [Function("ReleaseIngresso")]
    [Stores(1_024, Times = 4)]
    [Summary("Releases a reservation.")]
    [AcceptsIngressoForms]
    [Produces(200, typeof(IngressoReleaseResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation + Scope)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            release.ExecuteAsync,
            (_, isReleased) => new IngressoReleaseResponse(isReleased),
            IngressoWireJson.Default.IngressoReleaseResponse,
            cancellationToken);
}
