using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisAdmissionPasses(RedisConnection redis) : IAdmissionPasses
{
    private static readonly RedisScript TransferPass = RedisScript.Load("time.lua", "transfer-pass.lua");

    public async Task<bool> TryTransferAsync(
        PerformanceTag performance, UserId from, UserId to, CancellationToken cancellationToken) =>
        (int)await TransferPass.RunAsync(
            redis, RedisQueueKeys.Of(performance)[..3], [from.Value, to.Value], cancellationToken) == 1;
}
