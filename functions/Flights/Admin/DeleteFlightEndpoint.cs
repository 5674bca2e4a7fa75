using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class DeleteFlightEndpoint(DeleteFlight deleteFlight)
{
    private static readonly FlightChangedResponse Deleted = new("항공편이 삭제되었습니다.");

    [Function(nameof(DeleteFlight))]
    [Authorize(Caller.Admin)]
    [Summary("Takes a flight off sale; what was sold stays sold.")]
    [Produces(200, typeof(FlightChangedResponse))]
    [ProducesProblem(400, "flights.unknown-flight")]
    [ProducesProblem(503, "flights.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/admin/flights/{flightId}")]
        HttpRequest request,
        string flightId,
        CancellationToken cancellationToken)
    {
        var result = FlightId.TryParse(flightId, out var id)
            ? await deleteFlight.ExecuteAsync(request.User(), id, cancellationToken)
            : (Result<Done>)FlightErrors.UnknownFlight;

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => Deleted,
            FlightsJson.Default.FlightChangedResponse,
            FlightProblemMapper.Of);
    }
}
