using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

public static class WaitingRoomModule
{
    public static IServiceCollection AddWaitingRoom(this IServiceCollection services) => services
        .AddPolicy<WaitingRoomPolicy>("WaitingRoom")
        .AddSingleton<DrawSeed>()
        .AddSingleton<IWaitingQueue, RedisWaitingQueue>()
        .AddSingleton<IWaitingTimes, RedisWaitingTimes>()
        .AddSingleton<IAdmissionPasses, RedisAdmissionPasses>()
        .AddSingleton<IQueueTokens, SignedQueueTokens>()
        .AddSingleton<IQueueChallenge, HashcashChallenge>()
        .AddSingleton<QueueEligibility>()
        .AddSingleton<CheckQueue>()
        .AddSingleton<ShowQueueStatus>()
        .AddSingleton<LeaveQueue>()
        .AddSingleton<JoinQueue>()
        .AddSingleton<ShowQueueStatusByToken>()
        .AddSingleton<EnterQueue>()
        .AddSingleton<LeaveQueueByToken>()
        .AddSingleton<TransferAdmissionPass>()
        .AddSingleton<AdmitVisitors>()
        .AddSingleton<ShowQueue>()
        .AddSingleton<ClearQueue>()
        .AddSingleton<SetQueueRules>();
}
