using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;

namespace Serverless.Functions.Catalogue.Admin;

[Dialect(Dialect.Tiketi)]
public sealed class CreatePerformanceEndpoint(CreatePerformance createPerformance)
{
    [Function(nameof(CreatePerformance))]
    [Access(Caller.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/events")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AdminJson.Default.PerformanceRequest, cancellationToken);
        var outcome = await createPerformance.ExecuteAsync(request.Visitor(), body.ToDraft(), cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            outcome,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueWording.Of);
    }
}
