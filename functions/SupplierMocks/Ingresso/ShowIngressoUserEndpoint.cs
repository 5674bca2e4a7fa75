using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoUserEndpoint(IngressoPipeline pipeline)
{
    private const string Operation = "test.v1";

    [Function("ShowIngressoUser")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Says who calls.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("sub_id", typeof(string), "On whose behalf.")]
    [Produces(200, typeof(IngressoTestResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => (Result<IngressoUser>)call.User,
            IngressoUserPages.Test,
            IngressoWireJson.Default.IngressoTestResponse,
            cancellationToken);
}
