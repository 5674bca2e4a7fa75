using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowSeatMapEndpoint(ShowSeatMap showSeatMap, SeatMapPages pages)
{
    [Function(nameof(ShowSeatMap))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Shows every seat of an event with its state.")]
    [Produces(200, typeof(SeatMapResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "seats.unknown-performance", "seats.no-numbered-seats")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/seats/events/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var result = await showSeatMap.ExecuteAsync(performance, cancellationToken);

        return result.IsError ? Problem.Of(result.Error, SeatProblemMapper.Of) : pages.Take(result.Value);
    }
}
