using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;

namespace Serverless.Functions.Catalogue.Admin;

[Dialect(Dialect.Tiketi)]
public sealed class PublishPerformanceEndpoint(PublishPerformance publishPerformance)
{
    [Function(nameof(PublishPerformance))]
    [Access(Caller.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/events/{eventId}/publish")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var outcome = await publishPerformance.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueWording.Of);
    }
}
