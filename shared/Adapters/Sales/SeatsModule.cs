using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

public static class SeatsModule
{
    public static IServiceCollection AddSeats(this IServiceCollection services) => services
        .AddPolicy<SeatPolicy>("Seats")
        .AddSingleton<RedisSeatMapLoader>()
        .AddSingleton<RedisSeatHolds>()
        .AddSingleton<ISeatStates, RedisSeatStates>()
        .AddSingleton<ISeatNames, DocumentSeatNames>()
        .AddSingleton<ShowSeatMap>();
}
