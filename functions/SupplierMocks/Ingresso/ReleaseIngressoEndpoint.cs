using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ReleaseIngressoEndpoint(IngressoPipeline pipeline, ReleaseIngresso release)
{
    private const string Operation = "release.v1";

    [Function("ReleaseIngresso")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Gives reserved tickets back.")]
    [AcceptsIngressoForms]
    [Produces(200, typeof(IngressoReleaseResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => release.ExecuteAsync(call, cancellationToken),
            (_, isReleased) => new IngressoReleaseResponse(isReleased),
            IngressoWireJson.Default.IngressoReleaseResponse,
            cancellationToken);
}
