using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class EnterLineEndpoint(EnterLine enterLine)
{
    [Function(nameof(EnterLine))]
    [Access(Caller.Visitor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/check/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var outcome = await enterLine.ExecuteAsync(
            request.Visitor(), LineWording.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, outcome, PlaceResponse.From, LineJson.Default.PlaceResponse, LineWording.Of);
    }
}
