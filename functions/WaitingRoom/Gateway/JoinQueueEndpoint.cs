using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom.Gateway;

[ApiContract(ApiContract.Gateway)]
public sealed class JoinQueueEndpoint(JoinQueue joinQueue)
{
    [Function(nameof(JoinQueue))]
    [AllowAnonymous]
    [Summary("Joins an event's queue, also without an account, and returns a waiting token.")]
    [Accepts(typeof(JoinQueueRequest))]
    [Produces(202, typeof(JoinQueueResponse))]
    [ProducesProblem(400, "request.missing-field", "catalogue.bad-event-name")]
    [ProducesProblem(404, "waiting-room.unknown-performance")]
    [ProducesProblem(409, "waiting-room.closed", "catalogue.full")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/join")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(GatewayQueueJson.Default.JoinQueueRequest, cancellationToken);
        var guest = new GuestIdentity(request.Origin(), request.IdempotencySeed());
        var result = await joinQueue.ExecuteAsync(request.Caller()?.Id, guest, body.ReadEvent(), cancellationToken);

        return request.Answer(
            StatusCodes.Status202Accepted,
            result,
            JoinQueueResponse.From,
            GatewayQueueJson.Default.JoinQueueResponse,
            GatewayQueueProblemMapper.Of);
    }
}

/// <param name="UserId">A name that the caller chooses. It identifies nobody and has no effect.</param>
internal sealed record JoinQueueRequest(
    [property: Required] string? EventId, [property: StringLength(Domain.Accounts.UserId.LengthMax)] string? UserId)
{
    public string ReadEvent() => UserId is null or { Length: <= Domain.Accounts.UserId.LengthMax }
        ? GatewayQueueProblemMapper.ReadEvent(EventId)
        : throw new MalformedRequestException($"user_id has at most {Domain.Accounts.UserId.LengthMax} characters");
}

/// <param name="PositionHint">One is next.</param>
internal sealed record JoinQueueResponse(
    string WaitingToken, int PositionHint, [property: AllowedValues("waiting")] string Status)
{
    // A visitor who is admitted at once has no position. This response has one status; the status endpoint shows
    // "ready".
    public static JoinQueueResponse From(JoinedQueue joined) =>
        new(joined.Token, Math.Max(1, joined.Entry.Position), "waiting");
}
