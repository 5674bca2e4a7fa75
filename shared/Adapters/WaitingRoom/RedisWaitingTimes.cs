using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisWaitingTimes(RedisConnection redis, WaitingRoomPolicy policy) : IWaitingTimes
{
    private static readonly RedisScript WaitingTime =
        RedisScript.Load("time.lua", "lifetime.lua", "waiting-time.lua");
    private static readonly RedisCommand End = new("DEL", "end-waiting-time");

    public Task<TimeSpan> BeginAsync(
        PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
        RunAsync(performance, user, begins: true, cancellationToken);

    public Task<TimeSpan> ReadAsync(
        PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
        RunAsync(performance, user, begins: false, cancellationToken);

    public Task EndAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken)
    {
        var key = KeyOf(performance, user);

        return End.RunAsync(redis, database => database.KeyDeleteAsync(key), cancellationToken);
    }

    private async Task<TimeSpan> RunAsync(
        PerformanceTag performance, UserId user, bool begins, CancellationToken cancellationToken)
    {
        var elapsedMilliseconds = (long)await WaitingTime.RunAsync(
            redis,
            [KeyOf(performance, user)],
            [(long)policy.SilentFor.TotalMilliseconds, begins ? 1 : 0],
            cancellationToken);

        return TimeSpan.FromMilliseconds(elapsedMilliseconds);
    }

    private static RedisKey KeyOf(PerformanceTag performance, UserId user) =>
        $"queue:{{{performance}}}:since:{user.Value}";
}
