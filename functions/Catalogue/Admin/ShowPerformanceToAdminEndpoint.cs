using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Catalogue.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowPerformanceToAdminEndpoint(ShowPerformanceToAdmin showPerformanceToAdmin)
{
    [Function(nameof(ShowPerformanceToAdmin))]
    [Authorize(Caller.Admin)]
    [Summary("Shows an event as administrators edit it, with the tag for If-Match.")]
    [Produces(200, typeof(PerformanceAdminResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-id", "request.bad-condition")]
    [ProducesProblem(404, "catalogue.unknown-performance")]
    [EntityTag(Tagging.Private)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/admin/events/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var result = await showPerformanceToAdmin.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueProblemMapper.Of);
    }
}
