using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class ShowHkdlOrderEndpoint(HkdlPipeline pipeline, ShowHkdlOrder show)
{
    private const string Operation = "GetOrderStatus";

    [Function("ShowHkdlOrder")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Tells how an order stands.")]
    [AcceptsHkdlForms]
    [Produces(200, typeof(HkdlOrderResponse))]
    [Produces(200, typeof(HkdlErrorResponse))]
    [ProducesHkdlProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call => FindAsync(call, cancellationToken),
            answer => answer,
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
