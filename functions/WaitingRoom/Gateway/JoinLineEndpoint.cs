using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom.Gateway;

[Dialect(Dialect.Gateway)]
public sealed class JoinLineEndpoint(JoinLine joinLine)
{
    [Function(nameof(JoinLine))]
    [Access(Caller.Anyone)]
    [Summary("Takes a place in an event's queue, also without an account, and gives a token for it.")]
    [Reads(typeof(JoinLineRequest))]
    [Answers(202, typeof(JoinLineResponse))]
    [Refuses(400, "request.missing-field", "catalogue.bad-event-name")]
    [Refuses(404, "waiting-room.unknown-performance")]
    [Refuses(409, "waiting-room.closed", "catalogue.full")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/join")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(GatewayLineJson.Default.JoinLineRequest, cancellationToken);
        var name = GatewayLineWording.ReadEvent(body.EventId);
        var guest = new GuestTraits(request.Origin(), body.ReadName(), request.Repeat());
        var outcome = await joinLine.ExecuteAsync(request.Caller()?.Id, guest, name, cancellationToken);

        return request.Answer(
            StatusCodes.Status202Accepted,
            outcome,
            JoinLineResponse.From,
            GatewayLineJson.Default.JoinLineResponse,
            GatewayLineWording.Of);
    }
}

/// <param name="UserId">What a caller without a token calls themselves; a token goes before it.</param>
internal sealed record JoinLineRequest(
    [property: Required] string? EventId, [property: StringLength(VisitorId.LengthMax)] string? UserId)
{
    public string? ReadName() => UserId is null or { Length: <= VisitorId.LengthMax }
        ? UserId
        : throw new MalformedRequestException($"user_id has at most {VisitorId.LengthMax} characters");
}

/// <param name="PositionHint">One is next.</param>
internal sealed record JoinLineResponse(
    string WaitingToken, int PositionHint, [property: AllowedValues("waiting")] string Status)
{
    // Whoever may walk in at once has no rank any more; the status says so, this answer has one word only.
    public static JoinLineResponse From(JoinedLine joined) =>
        new(joined.Token, Math.Max(1, joined.Place.Position), "waiting");
}
