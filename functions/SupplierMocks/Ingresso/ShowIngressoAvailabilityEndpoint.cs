using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ShowIngressoAvailabilityEndpoint(
    IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "availability.v1";

    [Function("ShowIngressoAvailability")]
    [Summary("Shows what can be bought for a performance now.")]
    [Query("perf_id", typeof(string), "Which.", IsRequired = true)]
    [Query("no_of_seats", typeof(string), "Only where so many lie together.")]
    [Query("add_discounts", typeof(string), "All discounts.")]
    [Query("add_example_seats", typeof(string), "Seats that one might get.")]
    [Query("add_seat_blocks", typeof(string), "Seats to choose from.")]
    [Query("req_predicted_commission", typeof(string), "What the user earns.")]
    [Produces(200, typeof(IngressoAvailabilityResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.CountAsync,
            (call, now) => views.Open(call).Show(now),
            IngressoWireJson.Default.IngressoAvailabilityResponse,
            cancellationToken);
}
