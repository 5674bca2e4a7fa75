using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowFlightHealthEndpoint
{
    private readonly ServiceHealthResponse _healthy = ServiceHealthResponse.Flights;

    [Function("ShowFlightHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the flight API is up.")]
    [Produces(200, typeof(ServiceHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flights/health")] HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _healthy, FlightsJson.Default.ServiceHealthResponse);
}

/// <param name="Port">A constant of the published response, not the real port.</param>
internal sealed record ServiceHealthResponse(string Status, string Service, int Port)
{
    private const string Healthy = "healthy";

    public static ServiceHealthResponse Auth { get; } = new(Healthy, "auth-service", 5001);

    public static ServiceHealthResponse Flights { get; } = new(Healthy, "flight-service", 5002);

    public static ServiceHealthResponse Bookings { get; } = new(Healthy, "booking-service", 5003);

    public static ServiceHealthResponse Admin { get; } = new(Healthy, "admin-service", 5004);
}
