using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ListIngressoSourcesEndpoint(
    IngressoPipeline pipeline, IngressoCatalogue catalogue)
    : IngressoEndpoint
{
    private const string Operation = "sources.v1";

    [Function("ListIngressoSources")]
    [Summary("Lists the ticketing systems behind the supplier.")]
    [Query("req_src_info", typeof(string), "Adds the details of each system.")]
    [Produces(200, typeof(IngressoSourceBody[]))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            _ => (Result<IngressoCommon>)catalogue.Common,
            IngressoSourcePages.Sources,
            IngressoWireJson.Default.IngressoSourceBodyArray,
            cancellationToken);
}
