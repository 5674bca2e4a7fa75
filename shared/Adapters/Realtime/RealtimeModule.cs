using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Adapters.Realtime;

public static class RealtimeModule
{
    public static IServiceCollection AddRealtime(this IServiceCollection services) => services
        .AddPolicy<RoomPolicy>("Realtime")
        .AddSingleton<IRooms, RedisRooms>()
        .AddSingleton<ILiveLimits, RedisLiveLimits>()
        .AddSingleton<JoinRoom>()
        .AddSingleton<SelectSeats>();
}
