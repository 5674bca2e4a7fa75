using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom.Gateway;

[ApiContract(ApiContract.Gateway)]
public sealed class ShowQueueStatusByTokenEndpoint(ShowQueueStatusByToken showQueueStatusByToken)
{
    [Function(nameof(ShowQueueStatusByToken))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Returns the position of a waiting token, records a heartbeat and renews the pass.")]
    [Query("token", typeof(string), "The waiting token, or the reservation token.", IsRequired = true)]
    [Produces(200, typeof(QueueTokenStatusResponse))]
    [ProducesProblem(400, "request.missing-field")]
    [ProducesProblem(404, "waiting-room.unknown-token", "waiting-room.unknown-performance")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/queue/status")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await showQueueStatusByToken.ExecuteAsync(
            GatewayQueueProblemMapper.ReadToken(request), request.Origin(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            QueueTokenStatusResponse.From,
            GatewayQueueJson.Default.QueueTokenStatusResponse,
            GatewayQueueProblemMapper.Of);
    }
}

/// <param name="EtaSec">Estimated seconds until the admission; null where none is to be expected.</param>
/// <param name="Position">One is next; zero for a visitor who does not wait.</param>
/// <param name="WaitingTime">Seconds waited so far.</param>
internal sealed record QueueTokenStatusResponse(
    [property: AllowedValues("waiting", "ready", "expired")] string Status,
    long? EtaSec,
    int Position,
    long WaitingTime,
    bool ReadyForEntry)
{
    public static QueueTokenStatusResponse From(QueueTokenStatus status) => new(
        status.Entry.State switch
        {
            QueueEntryState.Waiting => "waiting",
            QueueEntryState.Admitted => "ready",
            _ => "expired",
        },
        (long?)status.Entry.EstimatedWait?.TotalSeconds,
        status.Entry.Position,
        (long)status.Waited.TotalSeconds,
        status.Entry.State is QueueEntryState.Admitted);
}
