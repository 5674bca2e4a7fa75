using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.WaitingRoom.Gateway;

[Dialect(Dialect.Gateway)]
public sealed class GiveUpPlaceEndpoint(GiveUpPlace giveUpPlace)
{
    [Function(nameof(GiveUpPlace))]
    [Access(Caller.Anyone)]
    [Summary("Gives up the place, or the pass, of a waiting token.")]
    [Query("token", typeof(string), "The waiting token.", IsRequired = true)]
    [Answers(200, typeof(GiveUpPlaceResponse))]
    [Refuses(400, "request.missing-field")]
    [Refuses(404, "waiting-room.unknown-token", "waiting-room.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/queue/leave")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var outcome = await giveUpPlace.ExecuteAsync(GatewayLineWording.ReadToken(request), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            _ => new GiveUpPlaceResponse("left"),
            GatewayLineJson.Default.GiveUpPlaceResponse,
            GatewayLineWording.Of);
    }
}

internal sealed record GiveUpPlaceResponse([property: AllowedValues("left")] string Status);
