using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Catalogue.Admin;

[Dialect(Dialect.Tiketi)]
public sealed class ListAllPerformancesEndpoint(ListAllPerformances listAllPerformances)
{
    [Function(nameof(ListAllPerformances))]
    [Access(Caller.Admin)]
    [Summary("Lists all events, drafts included.")]
    [Query("page", typeof(int), "From 1.")]
    [Query("limit", typeof(int), "Events per page.")]
    [Answers(200, typeof(PerformanceAdminListResponse))]
    [Refuses(400, "catalogue.bad-page")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/admin/events")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var outcome = await listAllPerformances.ExecuteAsync(
            request.Query.ReadNumber("page") ?? 1, request.Query.ReadNumber("limit"), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            PerformanceAdminListResponse.From,
            AdminRows.Default.PerformanceAdminListResponse,
            CatalogueWording.Of);
    }
}
