using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ShowIngressoTrolleyEndpoint(
    IngressoPipeline pipeline, IngressoBaskets baskets, IngressoTrolleyPages pages)
    : IngressoTrolleyEndpoint(pipeline, baskets)
{
    private const string Operation = "trolley.v1";

    [Function("ShowIngressoTrolley")]
    [Summary("Adds an order to a trolley, or removes items.")]
    [Query("remove_items_list", typeof(string), "Comma-separated item numbers.")]
    [Produces(200, typeof(IngressoTrolleyResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => AnswerAsync(
            request,
            Operation,
            pages.Trolley,
            IngressoWireJson.Default.IngressoTrolleyResponse,
            cancellationToken);
}
