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
public sealed class JoinQueueEndpoint(JoinQueue joinQueue)
{
    [Function(nameof(JoinQueue))]
    [Stores(256, Times = 1)] // An entry of the queue, in Redis.
    [AllowAnonymous]
    [ReadsHeader(ApiComponents.QueueChallengeParameter)]
    [Summary("Joins an event's queue, also without an account, and returns a waiting token.")]
    [Accepts(typeof(JoinQueueRequest))]
    [Produces(202, typeof(JoinQueueResponse))]
    [ProducesProblem(400, "request.missing-field", "catalogue.bad-event-name")]
    [ProducesProblem(403, "waiting-room.foreign-token", "waiting-room.challenge-unsolved")]
    [ProducesProblem(404, "waiting-room.unknown-performance", "waiting-room.unknown-token")]
    [ProducesProblem(409, "waiting-room.closed", "catalogue.full")]
    [ProducesProblem(429, "waiting-room.address-full")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/join")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(GatewayQueueJson.Default.JoinQueueRequest, cancellationToken);
        var guest = new GuestIdentity(request.Origin(), request.IdempotencySeed())
        {
            Answer = request.Headers.TryGetValue(QueueHeaders.Challenge, out var answer) ? answer.ToString() : null,
        };
        var result = await joinQueue.ExecuteAsync(request.Caller()?.Id, guest, body.ToCommand(), cancellationToken);

        if (result.Error is { Code: "waiting-room.challenge-unsolved", Subjects: [var challenge] })
        {
            request.HttpContext.Response.Headers[QueueHeaders.Challenge] = challenge;
        }

        return request.Answer(
            StatusCodes.Status202Accepted,
            result,
            JoinQueueResponse.From,
            GatewayQueueJson.Default.JoinQueueResponse,
            GatewayQueueProblemMapper.Of);
    }
}

/// <param name="UserId">A name that the caller chooses. It identifies nobody and has no effect.</param>
/// <param name="WaitingToken">The token of an earlier join, which keeps that place.</param>
internal sealed record JoinQueueRequest(
    [property: Required] string? EventId,
    [property: StringLength(Domain.Accounts.UserId.LengthMax)] string? UserId,
    string? WaitingToken)
{
    public JoinQueueCommand ToCommand() => UserId is null or { Length: <= Domain.Accounts.UserId.LengthMax }
        ? new JoinQueueCommand(GatewayQueueProblemMapper.ReadEvent(EventId), WaitingToken)
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
