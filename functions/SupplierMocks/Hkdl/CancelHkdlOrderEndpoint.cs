using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

public sealed class CancelHkdlOrderEndpoint(HkdlPipeline pipeline, CancelHkdlOrder cancel) : HkdlEndpoint
{
    private const string Operation = "CancelOrder";

    [Function("CancelHkdlOrder")]
    [Summary("Requests the cancellation of an order.")]
    [Produces(200, typeof(HkdlDoneResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            cancel.ExecuteAsync,
            _ => HkdlDoneResponse.Instance,
            HkdlJson.Default.HkdlDoneResponse,
            cancellationToken);
}
