using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoAvailabilityEndpoint(IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
{
    private const string Operation = "availability.v1";

    [Function("ShowIngressoAvailability")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Shows what can be bought for a performance now.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("perf_id", typeof(string), "Which.", IsRequired = true)]
    [Query("no_of_seats", typeof(string), "Only where so many lie together.")]
    [Query("add_discounts", typeof(string), "All discounts.")]
    [Query("add_example_seats", typeof(string), "Seats that one might get.")]
    [Query("add_seat_blocks", typeof(string), "Seats to choose from.")]
    [Query("req_predicted_commission", typeof(string), "What the user earns.")]
    [Produces(200, typeof(IngressoAvailabilityResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => browse.CountAsync(call, cancellationToken),
            (call, now) => views.Open(call).Show(now),
            IngressoWireJson.Default.IngressoAvailabilityResponse,
            cancellationToken);
}
