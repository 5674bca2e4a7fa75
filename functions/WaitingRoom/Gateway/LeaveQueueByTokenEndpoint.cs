using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.WaitingRoom.Gateway;

[ApiContract(ApiContract.Gateway)]
public sealed class LeaveQueueByTokenEndpoint(LeaveQueueByToken leaveQueueByToken)
{
    [Function(nameof(LeaveQueueByToken))]
    [Stores(0)]
    [AllowAnonymous]
    [Summary("Leaves the queue, or gives up the pass, of a waiting token.")]
    [Query("token", typeof(string), "The waiting token.", IsRequired = true)]
    [Produces(200, typeof(LeaveQueueByTokenResponse))]
    [ProducesProblem(400, "request.missing-field")]
    [ProducesProblem(404, "waiting-room.unknown-token", "waiting-room.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/queue/leave")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await leaveQueueByToken.ExecuteAsync(
            GatewayQueueProblemMapper.ReadToken(request), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => new LeaveQueueByTokenResponse("left"),
            GatewayQueueJson.Default.LeaveQueueByTokenResponse,
            GatewayQueueProblemMapper.Of);
    }
}

internal sealed record LeaveQueueByTokenResponse([property: AllowedValues("left")] string Status);
