using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoTrolleyEndpoint(IngressoPipeline pipeline, IngressoBaskets baskets, IngressoTrolleyPages pages)
{
    private const string Operation = "trolley.v1";

    [Function("ShowIngressoTrolley")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Puts something into a trolley, or takes it out.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("trolley_token", typeof(string), "Of an earlier trolley.")]
    [Query("perf_id", typeof(string), "What to add.")]
    [Query("ticket_type_code", typeof(string), "Of which type.")]
    [Query("price_band_code", typeof(string), "With its suffix.")]
    [Query("no_of_seats", typeof(string), "How many.")]
    [Query("remove_items_list", typeof(string), "With commas between.")]
    [Produces(200, typeof(IngressoTrolleyResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => baskets.Read(call, needsOrder: false),
            pages.Trolley,
            IngressoWireJson.Default.IngressoTrolleyResponse,
            cancellationToken);
}
