using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Flights;

namespace Serverless.Adapters.Flights;

public static class FlightsModule
{
    public static IServiceCollection AddFlights(this IServiceCollection services) => services
        .AddPolicy<FlightPolicy>("Flights")
        .AddFlightStore()
        .AddSingleton<FlightAvailability>()
        .AddSingleton<SearchFlights>()
        .AddSingleton<ListOffers>()
        .AddSingleton<FlightChanges>()
        .AddSingleton<AddFlight>()
        .AddSingleton<AddFlightSchedules>()
        .AddSingleton<DeleteFlight>()
        .AddSingleton<AddDiscount>()
        .AddSingleton<DeleteDiscount>();

    private static IServiceCollection AddFlightStore(this IServiceCollection services) => services
        .AddSingleton<FlightNumbers>()
        .AddSingleton<FlightMonths>()
        .AddSingleton<DocumentDiscounts>()
        .AddSingleton<IDiscounts>(provider => provider.GetRequiredService<DocumentDiscounts>())
        .AddSingleton<FlightPerformances>()
        .AddSingleton<IPerformanceSource>(provider => provider.GetRequiredService<FlightPerformances>())
        .AddSingleton<IFlights, DocumentFlights>()
        .AddSingleton<ITimetables, DocumentTimetables>()
        .AddSingleton<IFlightResults, RedisFlightResults>();
}
