using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using StackExchange.Redis;

namespace Serverless.Functions.Tests.Backends;

/// <summary>
/// A redis-server that refuses calls: every endpoint answers, or says 503 with Retry-After in the form of its API
/// contract; readiness names Redis, liveness stays; and everything works again without a restart.
/// </summary>
public sealed class RefusingRedisTests
{
    // A state that is over at once.
    private static readonly RedisState[] Moments = [RedisState.ConnectionsKilled];

    public static TheoryData<RedisState, bool> States
    {
        get
        {
            var data = new TheoryData<RedisState, bool>();

            foreach (var state in Enum.GetValues<RedisState>())
            {
                data.Add(state, true);
                data.Add(state, false);
            }

            return data;
        }
    }

    [RedisInstalledTheory]
    [MemberData(nameof(States))]
    public async Task Is_503_everywhere_and_over_when_Redis_serves_again(
        RedisState state, bool passesWithoutRedis)
    {
        var platform = new BackendPlatform(passesWithoutRedis);
        await platform.InitializeAsync();

        try
        {
            var before = new EndpointCalls(platform, await platform.PrepareAsync());
            var after = new EndpointCalls(platform, await platform.PrepareAsync());
            using var states = await RedisStates.OpenAsync(platform);
            await states.EnterAsync(state);

            if (!Moments.Contains(state))
            {
                await IsReadyAsync(platform, 503);
                var unready = await ReadinessAsync(platform);
                Assert.Equal("redis unavailable", unready.Body.GetProperty("reason").GetString());
            }

            // Without keys, requests pass a gate that is open without Redis, and reach what is behind it.
            var answers = await before.RunAsync(withKeys: !passesWithoutRedis);

            Assert.All(answers, answer => answer.IsAnsweredOrUnavailable());
            Assert.True(Moments.Contains(state) || answers.Count(answer => answer.Answer.Status == 503) > 5);
            Assert.Equal(200, (await platform.Client.SendAsync(HttpMethod.Get, "/healthz")).Status);

            await states.LeaveAsync(state);
            await IsReadyAsync(platform, 200);
            await after.AreServedAsync();
        }
        finally
        {
            platform.Redis.Resume();
            await platform.DisposeAsync();
        }
    }

    [RedisInstalledFact]
    public async Task A_key_of_a_wrong_type_is_a_bug_of_its_event_alone()
    {
        var platform = new BackendPlatform(passesWithoutRedis: false);
        await platform.InitializeAsync();

        try
        {
            var (broken, other) = (await EventFixture.OpenAsync(platform), await EventFixture.OpenAsync(platform));
            await using var redis = await ConnectionMultiplexer.ConnectAsync(platform.Redis.ConnectionString);
            var map = $"seats:{{{broken.Tag}}}:map";
            await redis.GetDatabase().KeyDeleteAsync(map);
            await redis.GetDatabase().ListLeftPushAsync(map, "x");
            await redis.GetDatabase().KeyExpireAsync(map, TimeSpan.FromMinutes(10));
            var token = await broken.UserAsync();

            var failed = await broken.HoldAsync(token, broken.Seats[0]);
            var held = await other.HoldAsync(token, other.Seats[0]);

            Assert.Equal((500, "platform.fault"), (failed.Status, failed.Reason));
            Assert.Equal(201, held.Status);
            Assert.Equal(200, (await ReadinessAsync(platform)).Status);
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }

    private static Task<Answer> ReadinessAsync(BackendPlatform platform) =>
        platform.Client.SendAsync(HttpMethod.Get, "/readyz");

    private static Task IsReadyAsync(BackendPlatform platform, int status) => Eventually.IsTrueAsync(
        async () => (await ReadinessAsync(platform)).Status == status, $"readiness is {status}");
}
