using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Bookings;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowBookingHealthEndpoint
{
    private readonly ServiceHealthResponse _healthy = ServiceHealthResponse.Bookings;

    [Function("ShowBookingHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the booking API is up.")]
    [Produces(200, typeof(ServiceHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/bookings/health")]
        HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _healthy, FlightsJson.Default.ServiceHealthResponse);
}
