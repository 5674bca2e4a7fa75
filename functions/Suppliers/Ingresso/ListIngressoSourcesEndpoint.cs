using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

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
