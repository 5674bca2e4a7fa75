using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

public sealed class ReserveHkdlOrderEndpoint(HkdlPipeline pipeline, ReserveHkdlOrder reserve) : HkdlEndpoint
{
    private const string Operation = "ReserveOrder";

    [Function("ReserveHkdlOrder")]
    [Summary("Sells tickets on the agent's account.")]
    [Produces(200, typeof(HkdlOrderResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            reserve.ExecuteAsync,
            HkdlOrderResponse.Sold,
            HkdlJson.Default.HkdlOrderResponse,
            cancellationToken);
}
