using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Catalogue.Admin;

[Dialect(Dialect.Tiketi)]
public sealed class ChangePerformanceEndpoint(ChangePerformance changePerformance)
{
    [Function(nameof(ChangePerformance))]
    [Access(Caller.Admin)]
    [Summary("Changes an event: a draft in everything, a published one in all but what it sells.")]
    [Reads(typeof(PerformanceRequest))]
    [Answers(200, typeof(PerformanceAdminResponse))]
    [Refuses(400, "request.bad-id", "request.missing-field", "catalogue.bad-field", "catalogue.unknown-layout")]
    [Refuses(404, "catalogue.unknown-performance")]
    [Refuses(409, "catalogue.already-published")]
    [Refuses(503, "catalogue.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/admin/events/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var body = await request.ReadAsync(AdminJson.Default.PerformanceRequest, cancellationToken);
        var outcome = await changePerformance.ExecuteAsync(performance, body.ToDraft(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueWording.Of);
    }
}
