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
    [Summary("Returns the current availability of a performance.")]
    [Query("perf_id", typeof(string), "The performance.", IsRequired = true)]
    [Query("no_of_seats", typeof(string), "Number of adjacent seats.")]
    [Query("add_discounts", typeof(string), "Adds all discounts.")]
    [Query("add_example_seats", typeof(string), "Adds example seats.")]
    [Query("add_seat_blocks", typeof(string), "Adds the free seats.")]
    [Query("req_predicted_commission", typeof(string), "Adds the user's commission.")]
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
