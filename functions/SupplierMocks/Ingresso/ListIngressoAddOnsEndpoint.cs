using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoAddOnsEndpoint(
    IngressoPipeline pipeline, IngressoBaskets baskets, IngressoTrolleyPages pages)
    : IngressoTrolleyEndpoint(pipeline, baskets)
{
    private const string Operation = "add_ons.v1";

    [Function("ListIngressoAddOns")]
    [Summary("Lists the add-ons of the events in a trolley.")]
    [Produces(200, typeof(IngressoEventsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => AnswerAsync(
            request,
            Operation,
            pages.AddOns,
            IngressoWireJson.Default.IngressoEventsResponse,
            cancellationToken);
}
