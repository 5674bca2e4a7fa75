using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Catalogue;

[ApiContract(ApiContract.Tiketi)]
public sealed class ListPerformancesEndpoint(ListPerformances listPerformances)
{
    [Function(nameof(ListPerformances))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Lists the events, those on sale first.")]
    [Query("status", typeof(string), "Only events in this state; an unknown state returns no events.")]
    [Query("q", typeof(string), "Words of the title, the artist, the venue or the address.")]
    [Query("page", typeof(int), "From 1.")]
    [Query("limit", typeof(int), "Events per page.")]
    [Produces(200, typeof(PerformanceListResponse))]
    [Produces(304)]
    [ProducesProblem(400, "catalogue.bad-page", "catalogue.search-too-long", "request.bad-condition")]
    [EntityTag(Tagging.Public)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var status = request.Query.ReadText("status");
        var query = new PerformanceQuery(
            null, request.Query.ReadText("q"), request.Query.ReadNumber("page") ?? 1,
            request.Query.ReadNumber("limit"));

        if (status is not null)
        {
            // An unknown state returns no performances, but the rest of the query is still validated.
            query = PerformanceStatus.TryParse(status, out var state)
                ? query with { State = state }
                : query with { State = PerformanceState.Draft };
        }

        var result = await listPerformances.ExecuteAsync(query, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            PerformanceListResponse.From,
            CatalogueRows.Default.PerformanceListResponse,
            CatalogueProblemMapper.Of);
    }
}
