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
public sealed class ListIngressoSourcesEndpoint(IngressoPipeline pipeline, IngressoCatalogue catalogue)
{
    private const string Operation = "sources.v1";

    [Function("ListIngressoSources")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the systems behind the supplier.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("req_src_info", typeof(string), "All about them.")]
    [Produces(200, typeof(IngressoSourceBody[]))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            _ => (Result<IngressoCommon>)catalogue.Common,
            IngressoSourcePages.Sources,
            IngressoWireJson.Default.IngressoSourceBodyArray,
            cancellationToken);
}
