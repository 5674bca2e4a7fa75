using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Flights;

namespace Serverless.Functions.Flights;

internal static class FlightFunctions
{
    /// <summary>The flights, and their lists as they are sent.</summary>
    public static IServiceCollection AddFlightFunctions(this IServiceCollection services) => services
        .AddFlights()
        .AddSingleton<FlightPages>();
}
