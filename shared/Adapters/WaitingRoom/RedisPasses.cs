using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisPasses(RedisConnection redis) : IPasses
{
    private static readonly RedisScript HandOverPass = RedisScript.Load("hand-over-pass.lua");

    public async Task<bool> TryHandOverAsync(
        PerformanceTag performance, VisitorId from, VisitorId to, CancellationToken cancellationToken) =>
        (int)await HandOverPass.RunAsync(
            redis, RedisLineKeys.Of(performance)[..3], [from.Value, to.Value], cancellationToken) == 1;
}
