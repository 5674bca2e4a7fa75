using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Catalogue;
using Serverless.Functions.Catalogue.Admin;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.WaitingRoom;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowQueueRulesEndpoint(ShowPerformanceToAdmin showPerformanceToAdmin)
{
    [Function("ShowQueueRules")]
    [Authorize(Caller.Admin)]
    [Summary("Shows a queue's caps, with the tag for If-Match; null for an event without a queue.")]
    [Produces(200, typeof(QueueRulesResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-id", "request.bad-condition")]
    [ProducesProblem(404, "catalogue.unknown-performance")]
    [EntityTag(Tagging.Private)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/admin/events/{eventId}/queue")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = QueueProblemMapper.ReadEvent(eventId);
        var result = await showPerformanceToAdmin.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            QueueRulesResponse.From,
            AdminRows.Default.QueueRulesResponse,
            CatalogueProblemMapper.Of);
    }
}
