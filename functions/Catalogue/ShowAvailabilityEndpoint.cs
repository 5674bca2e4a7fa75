using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Catalogue;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowAvailabilityEndpoint(ShowAvailability showAvailability)
{
    [Function(nameof(ShowAvailability))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Shows how many tickets of one type are available.")]
    [Produces(200, typeof(AvailabilityResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "catalogue.unknown-ticket-type")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/tickets/availability/{ticketTypeId}")]
        HttpRequest request,
        string ticketTypeId,
        CancellationToken cancellationToken)
    {
        var type = new TicketTypeId(WireId.Parse(ticketTypeId, "Invalid ticketTypeId format"));
        var result = await showAvailability.ExecuteAsync(type, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            level => new AvailabilityResponse(level.Available, level.Total),
            CatalogueRows.Default.AvailabilityResponse,
            CatalogueProblemMapper.Of);
    }
}
