using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Catalogue.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class ListAllPerformancesEndpoint(ListAllPerformances listAllPerformances)
{
    [Function(nameof(ListAllPerformances))]
    [Authorize(Caller.Admin)]
    [Summary("Lists all events, drafts included.")]
    [Query("page", typeof(int), "From 1.")]
    [Query("limit", typeof(int), "Events per page.")]
    [Produces(200, typeof(PerformanceAdminListResponse))]
    [ProducesProblem(400, "catalogue.bad-page")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/admin/events")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await listAllPerformances.ExecuteAsync(
            request.Query.ReadNumber("page") ?? 1, request.Query.ReadNumber("limit"), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            PerformanceAdminListResponse.From,
            AdminRows.Default.PerformanceAdminListResponse,
            CatalogueProblemMapper.Of);
    }
}
