using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class FindIngressoEventsEndpoint(
    IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "events_by_id.v1";

    [Function("FindIngressoEvents")]
    [Summary("Shows events.")]
    [Query("event_id_list", typeof(string), "With commas between.", IsRequired = true)]
    [Query("add_add_ons", typeof(string), "What is sold with it.")]
    [Query("add_upsells", typeof(string), "What others like as well.")]
    [Query("req_cost_range", typeof(string), "From what to what tickets cost.")]
    [Produces(200, typeof(IngressoEventsByIdResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.FindEvents,
            (call, events) => IngressoCataloguePages.EventsById(views.Open(call), events),
            IngressoWireJson.Default.IngressoEventsByIdResponse,
            cancellationToken);
}
