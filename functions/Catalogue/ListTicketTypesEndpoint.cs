using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Catalogue;

[ApiContract(ApiContract.Tiketi)]
public sealed class ListTicketTypesEndpoint(ListTicketTypes listTicketTypes)
{
    [Function(nameof(ListTicketTypes))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Lists an event's ticket types, most expensive first.")]
    [Produces(200, typeof(TicketTypesResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-id", "request.bad-condition")]
    [ProducesProblem(404, "catalogue.unknown-performance")]
    [EntityTag(Tagging.Public)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/tickets/event/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid eventId format"));
        var result = await listTicketTypes.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            TicketTypesResponse.From,
            CatalogueRows.Default.TicketTypesResponse,
            CatalogueProblemMapper.Of);
    }
}
