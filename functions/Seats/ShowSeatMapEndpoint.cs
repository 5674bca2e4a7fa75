using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Seats;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.RateLimiting;

namespace Serverless.Functions.Seats;

[Dialect(Dialect.Tiketi)]
public sealed class ShowSeatMapEndpoint(ShowSeatMap showSeatMap, SeatMapPages pages)
{
    [Function(nameof(ShowSeatMap))]
    [Access(Caller.Anyone)]
    [CountedMeanwhile]
    [Summary("Shows every seat of an event, and whether it is free.")]
    [Answers(200, typeof(SeatMapResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "seats.unknown-performance", "seats.no-numbered-seats")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/seats/events/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var outcome = await showSeatMap.ExecuteAsync(performance, cancellationToken);

        return outcome.IsRefused ? Problem.Of(outcome.Refusal, SeatWording.Of) : pages.Take(outcome.Value);
    }
}
