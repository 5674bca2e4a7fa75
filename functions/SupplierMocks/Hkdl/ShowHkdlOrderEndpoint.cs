using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

public sealed class ShowHkdlOrderEndpoint(HkdlPipeline pipeline, ShowHkdlOrder show) : HkdlEndpoint
{
    private const string Operation = "GetOrderStatus";

    [Function("ShowHkdlOrder")]
    [Stores(0)]
    [Summary("Returns the status of an order.")]
    [Produces(200, typeof(HkdlOrderResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PathPrefix + Operation)] HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            FindAsync,
            response => response,
            HkdlJson.Default.HkdlOrderResponse,
            cancellationToken);

    private async Task<Result<HkdlOrderResponse>> FindAsync(HkdlCall call, CancellationToken cancellationToken)
    {
        var (error, order) = await show.ExecuteAsync(call, cancellationToken);

        return error is not null ? error
            : order is null ? HkdlOrderResponse.NotFound
            : HkdlOrderResponse.At(order, call.Now);
    }
}
