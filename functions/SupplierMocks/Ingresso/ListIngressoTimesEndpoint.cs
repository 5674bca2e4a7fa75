using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoTimesEndpoint(IngressoPipeline pipeline, BrowseIngresso browse) : IngressoEndpoint
{
    private const string Operation = "times.v1";

    [Function("ListIngressoTimes")]
    [Summary("Lists the times of day at which an event starts.")]
    [Query("event_id", typeof(string), "The event.", IsRequired = true)]
    [Produces(200, typeof(IngressoTimesResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.ListTimes,
            (_, times) => IngressoCataloguePages.Times(times),
            IngressoWireJson.Default.IngressoTimesResponse,
            cancellationToken);
}
