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
    [Summary("Returns events by their ids.")]
    [Query("event_id_list", typeof(string), "Comma-separated ids.", IsRequired = true)]
    [Query("add_add_ons", typeof(string), "Adds the add-ons.")]
    [Query("add_upsells", typeof(string), "Adds the upsells.")]
    [Query("req_cost_range", typeof(string), "Adds the price range.")]
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
