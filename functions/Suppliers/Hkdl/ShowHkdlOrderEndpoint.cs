using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class ShowHkdlOrderEndpoint(HkdlDoor door, ShowHkdlOrder show)
{
    private const string Operation = "GetOrderStatus";

    [Function("ShowHkdlOrder")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Tells how an order stands.")]
    [ReadsLikeHkdl]
    [Answers(200, typeof(HkdlOrderResponse))]
    [Answers(200, typeof(HkdlErrorResponse))]
    [RefusesLikeHkdl]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlDoor.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => FindAsync(call, cancellationToken),
            answer => answer,
            HkdlJson.Default.HkdlOrderResponse,
            cancellationToken);

    private async Task<Outcome<HkdlOrderResponse>> FindAsync(HkdlCall call, CancellationToken cancellationToken)
    {
        var (refusal, order) = await show.ExecuteAsync(call, cancellationToken);

        return refusal is not null ? refusal
            : order is null ? HkdlOrderResponse.NotFound
            : HkdlOrderResponse.At(order, call.Now);
    }
}
