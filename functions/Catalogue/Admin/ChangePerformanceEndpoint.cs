using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;

namespace Serverless.Functions.Catalogue.Admin;

[Dialect(Dialect.Tiketi)]
public sealed class ChangePerformanceEndpoint(ChangePerformance changePerformance)
{
    [Function(nameof(ChangePerformance))]
    [Access(Caller.Admin)]
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
