using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ShowIngressoUserEndpoint(IngressoPipeline pipeline) : IngressoEndpoint
{
    private const string Operation = "test.v1";

    [Function("ShowIngressoUser")]
    [Summary("Returns the calling user.")]
    [Query("sub_id", typeof(string), "The sub-user.")]
    [Produces(200, typeof(IngressoTestResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => (Result<IngressoUser>)call.User,
            IngressoUserPages.Test,
            IngressoWireJson.Default.IngressoTestResponse,
            cancellationToken);
}
