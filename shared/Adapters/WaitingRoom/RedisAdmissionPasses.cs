using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisAdmissionPasses(RedisConnection redis, WaitingRoomPolicy policy) : IAdmissionPasses
{
    private static readonly RedisScript TransferPass = RedisScript.Load("time.lua", "transfer-pass.lua");

    public async Task<bool> TryTransferAsync(
        PerformanceTag performance, UserId from, UserId to, CancellationToken cancellationToken) =>
        (int)await TransferPass.RunAsync(
            redis,
            KeysOf(performance),
            [from.Value, to.Value, (long)policy.PassLifetime.TotalMilliseconds],
            cancellationToken) == 1;

    private static RedisKey[] KeysOf(PerformanceTag performance) =>
        RedisQueueKeys.Of(performance) is [var waiting, var admitted, var seen, _, var leases, var numbers, ..]
            ? [waiting, admitted, seen, leases, numbers]
            : [];
}
