using Serverless.Adapters.Platform.Redis;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>
/// One Garnet and one redis-server for all tests of this assembly. Each starts with its first use and ends with the
/// process. Each test uses its own performance number.
/// </summary>
internal static class TestRedis
{
    private static readonly Lazy<Task<RedisServer>> Garnet = new(() => StartOwnAsync(RedisKind.Garnet));
    private static readonly Lazy<Task<RedisServer>> Redis = new(() => StartOwnAsync(RedisKind.Redis));
    private static readonly Lazy<Task<RedisConnection>> GarnetConnection = new(() => ConnectAsync(Garnet.Value));
    private static readonly Lazy<Task<RedisConnection>> RedisConnection = new(() => ConnectAsync(Redis.Value));

    private static int LastPerformanceNumber;

    /// <summary>A number that is unique in this test run.</summary>
    public static int NextPerformanceNumber() => Interlocked.Increment(ref LastPerformanceNumber);

    /// <summary>The shared connection to the shared server.</summary>
    public static Task<RedisConnection> OpenAsync(RedisKind kind) =>
        (kind is RedisKind.Garnet ? GarnetConnection : RedisConnection).Value;

    /// <summary>Starts a separate server, for tests that stop, freeze or empty it.</summary>
    public static Task<RedisServer> StartOwnAsync(RedisKind kind) =>
        RedisServer.StartAsync(kind, new RedisServerOptions(), CancellationToken.None);

    /// <summary>Stops a server and starts an empty one on its port.</summary>
    public static async Task<RedisServer> StartAgainAsync(RedisServer server)
    {
        await server.StopAsync();

        return await RedisServer.StartAsync(
            server.Kind, new RedisServerOptions { Port = server.Port }, CancellationToken.None);
    }

    public static RedisConnection Connect(
        RedisServer server, int callMilliseconds = 5_000, int connectMilliseconds = 15_000) =>
        new(new RedisPolicy
        {
            ConnectionString = server.ConnectionString,
            CallMilliseconds = callMilliseconds,
            ConnectMilliseconds = connectMilliseconds,
        });

    private static async Task<RedisConnection> ConnectAsync(Task<RedisServer> server) => Connect(await server, 20_000);
}
