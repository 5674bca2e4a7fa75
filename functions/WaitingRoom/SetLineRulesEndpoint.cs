using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Catalogue.Admin;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class SetLineRulesEndpoint(SetLineRules setLineRules)
{
    [Function(nameof(SetLineRules))]
    [Access(Caller.Admin)]
    [Summary("Sets a queue's caps while people wait.")]
    [Reads(typeof(LineRequest))]
    [Answers(200, typeof(LineResponse))]
    [Refuses(400, "request.bad-id", "request.missing-field", "catalogue.bad-field")]
    [Refuses(404, "waiting-room.unknown-performance", "catalogue.unknown-performance")]
    [Refuses(409, "waiting-room.closed")]
    [Refuses(503, "catalogue.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/admin/events/{eventId}/queue")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = LineWording.ReadEvent(eventId);
        var body = await request.ReadAsync(AdminJson.Default.LineRequest, cancellationToken);
        var outcome = await setLineRules.ExecuteAsync(performance, body.ToRules(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            line => LineResponse.From(performance.Value, line),
            LineJson.Default.LineResponse,
            LineWording.Of);
    }
}
