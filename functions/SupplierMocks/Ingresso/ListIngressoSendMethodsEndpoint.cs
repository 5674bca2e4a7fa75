using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ListIngressoSendMethodsEndpoint(IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "send_methods.v1";

    [Function("ListIngressoSendMethods")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the ways in which tickets get to their buyer.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("perf_id", typeof(string), "Which.", IsRequired = true)]
    [Produces(200, typeof(IngressoSendMethodsResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.FindPerformance,
            (call, found) => views.Open(call).ShowSendMethods(found.Event),
            IngressoWireJson.Default.IngressoSendMethodsResponse,
            cancellationToken);
}
