using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class ReserveHkdlOrderEndpoint(HkdlDoor door, ReserveHkdlOrder reserve)
{
    private const string Operation = "ReserveOrder";

    [Function("ReserveHkdlOrder")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Sells tickets on the account of the agent.")]
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
            call => reserve.ExecuteAsync(call, cancellationToken),
            HkdlOrderResponse.Sold,
            HkdlJson.Default.HkdlOrderResponse,
            cancellationToken);
}
