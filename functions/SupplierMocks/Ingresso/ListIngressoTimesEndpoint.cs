using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ListIngressoTimesEndpoint(IngressoPipeline pipeline, BrowseIngresso browse)
{
    private const string Operation = "times.v1";

    [Function("ListIngressoTimes")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the times of day at which an event begins.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("event_id", typeof(string), "Which.", IsRequired = true)]
    [Produces(200, typeof(IngressoTimesResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListTimes,
            (_, times) => IngressoCataloguePages.Times(times),
            IngressoWireJson.Default.IngressoTimesResponse,
            cancellationToken);
}
