using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoSendMethodsEndpoint(
    IngressoPipeline pipeline, BrowseIngresso browse, IngressoViews views)
    : IngressoEndpoint
{
    private const string Operation = "send_methods.v1";

    [Function("ListIngressoSendMethods")]
    [Summary("Lists the send methods of a performance.")]
    [Query("perf_id", typeof(string), "The performance.", IsRequired = true)]
    [Produces(200, typeof(IngressoSendMethodsResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            browse.FindPerformance,
            (call, found) => views.Open(call).ShowSendMethods(found.Event),
            IngressoWireJson.Default.IngressoSendMethodsResponse,
            cancellationToken);
}
