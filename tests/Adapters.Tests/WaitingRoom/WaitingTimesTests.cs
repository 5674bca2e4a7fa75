using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

public abstract class WaitingTimesContract(RedisKind kind)
{
    private static readonly UserId Ada = new("ada");

    [ContractFact]
    public async Task Waiting_time_runs_from_the_first_begin_until_the_end()
    {
        var (times, performance) = await OpenAsync(silentSeconds: 60);

        Assert.Equal(TimeSpan.Zero, await times.ReadAsync(performance, Ada, default));
        Assert.InRange(await times.BeginAsync(performance, Ada, default), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Eventually.IsTrueAsync(
            async () => await times.ReadAsync(performance, Ada, default) > TimeSpan.Zero, "time passes");
        Assert.NotEqual(TimeSpan.Zero, await times.BeginAsync(performance, Ada, default));

        await times.EndAsync(performance, Ada, default);

        Assert.Equal(TimeSpan.Zero, await times.ReadAsync(performance, Ada, default));
    }

    [ContractFact]
    public async Task Waiting_time_expires_without_requests()
    {
        var (times, performance) = await OpenAsync(silentSeconds: 1);
        await times.BeginAsync(performance, Ada, default);

        // A read extends the lifetime, so the test checks the key itself.
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        await Eventually.IsTrueAsync(
            async () => !await database.KeyExistsAsync($"queue:{{{performance}}}:since:{Ada.Value}"),
            "the waiting time expires");

        Assert.Equal(TimeSpan.Zero, await times.ReadAsync(performance, Ada, default));
    }

    [ContractFact]
    public async Task A_shorter_lifetime_does_not_shorten_that_of_another_process()
    {
        var (longer, performance) = await OpenAsync(silentSeconds: 600);
        var (shorter, _) = await OpenAsync(silentSeconds: 1);
        await longer.BeginAsync(performance, Ada, default);
        await shorter.BeginAsync(performance, Ada, default);
        await shorter.ReadAsync(performance, Ada, default);

        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        Assert.True(await database.KeyTimeToLiveAsync($"queue:{{{performance}}}:since:{Ada.Value}")
            > TimeSpan.FromMinutes(9));
    }

    private async Task<(RedisWaitingTimes Times, PerformanceTag Performance)> OpenAsync(int silentSeconds) => (
        new RedisWaitingTimes(await TestRedis.OpenAsync(kind), new WaitingRoomPolicy { SilentSeconds = silentSeconds }),
        new PerformanceTag(TestRedis.NextPerformanceNumber()));
}

public sealed class GarnetWaitingTimesTests() : WaitingTimesContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingTimesTests() : WaitingTimesContract(RedisKind.Redis);
