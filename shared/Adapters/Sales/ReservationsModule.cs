using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

public static class ReservationsModule
{
    public static IServiceCollection AddReservations(this IServiceCollection services) => services
        .AddPolicy<GatewayPolicy>("Gateway")
        .AddSingleton<RedisStockLoader>()
        .AddSingleton<RedisTicketHolds>()
        .AddSingleton<IHolds, RedisHolds>()
        .AddSingleton<IStockLevels, RedisStockLevels>()
        .AddSingleton<ReleasedUnitsNotifier>()
        .AddSingleton<ReserveSeats>()
        .AddSingleton<ReserveNamedSeats>()
        .AddSingleton<ReserveTickets>()
        .AddSingleton<ShowReservation>()
        .AddSingleton<ListMyReservations>()
        .AddSingleton<ExpireHolds>();
}
