using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ListIngressoAddOnsEndpoint(IngressoPipeline pipeline, IngressoBaskets baskets, IngressoTrolleyPages pages)
{
    private const string Operation = "add_ons.v1";

    [Function("ListIngressoAddOns")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists what is sold with what is in a trolley.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("trolley_token", typeof(string), "Of an earlier trolley.")]
    [Query("perf_id", typeof(string), "What to add.")]
    [Query("ticket_type_code", typeof(string), "Of which type.")]
    [Query("price_band_code", typeof(string), "With its suffix.")]
    [Query("no_of_seats", typeof(string), "How many.")]
    [Produces(200, typeof(IngressoEventsResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => baskets.Read(call, needsOrder: false),
            pages.AddOns,
            IngressoWireJson.Default.IngressoEventsResponse,
            cancellationToken);
}
