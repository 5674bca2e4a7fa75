using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

public static class WaitingRoomModule
{
    public static IServiceCollection AddWaitingRoom(this IServiceCollection services) => services
        .AddPolicy<WaitingRoomPolicy>("WaitingRoom")
        .AddSingleton<IWaitingLine, RedisWaitingLine>()
        .AddSingleton<IWaitingTimes, RedisWaitingTimes>()
        .AddSingleton<IPasses, RedisPasses>()
        .AddSingleton<IPlaceTokens, SignedPlaceTokens>()
        .AddSingleton<LineDoor>()
        .AddSingleton<EnterLine>()
        .AddSingleton<ShowPlace>()
        .AddSingleton<LeaveLine>()
        .AddSingleton<JoinLine>()
        .AddSingleton<FollowPlace>()
        .AddSingleton<UsePlace>()
        .AddSingleton<GiveUpPlace>()
        .AddSingleton<TakeOverPass>()
        .AddSingleton<AdmitVisitors>()
        .AddSingleton<ShowLine>()
        .AddSingleton<ClearLine>()
        .AddSingleton<SetLineRules>();
}
