using System.Globalization;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Functions.Tests.Backends;

/// <summary>Puts a redis-server into states in which it refuses calls, and out of them.</summary>
internal sealed class RedisStates(BackendPlatform platform, ConnectionMultiplexer control) : IDisposable
{
    private const string Password = "control";

    private RedisServer? _master;
    private Task? _script;

    private IServer Server => control.GetServers()[0];

    private IDatabase Database => control.GetDatabase();

    /// <summary>A connection of an account that keeps all rights.</summary>
    public static async Task<RedisStates> OpenAsync(BackendPlatform platform)
    {
        using var first = await ConnectionMultiplexer.ConnectAsync(
            $"{platform.Redis.ConnectionString},allowAdmin=true");
        await first.GetDatabase().ExecuteAsync("ACL", "SETUSER", "control", "on", $">{Password}", "~*", "&*", "+@all");

        return new RedisStates(platform, await ConnectionMultiplexer.ConnectAsync(
            $"{platform.Redis.ConnectionString},user=control,password={Password},allowAdmin=true,syncTimeout=20000"));
    }

    public async Task EnterAsync(RedisState state)
    {
        switch (state)
        {
            case RedisState.OutOfMemory:
                await SetAsync("maxmemory", "1");
                break;
            case RedisState.FailedSnapshot:
                await FailSnapshotAsync();
                break;
            case RedisState.TooFewReplicas:
                await SetAsync("min-replicas-to-write", "1");
                break;
            case RedisState.PasswordAdded:
                await Database.ExecuteAsync("ACL", "SETUSER", "default", "resetpass", ">other");
                await KillOthersAsync();
                break;
            case RedisState.PermissionTaken:
                await Database.ExecuteAsync("ACL", "SETUSER", "default", "-@write", "-@scripting");
                break;
            case RedisState.ReadOnlyReplica:
                await Database.ExecuteAsync("REPLICAOF", "127.0.0.1", LoopbackPort.FindFree());
                break;
            case RedisState.StaleReplica:
                await SetAsync("replica-serve-stale-data", "no");
                await Database.ExecuteAsync("REPLICAOF", "127.0.0.1", LoopbackPort.FindFree());
                break;
            case RedisState.Loading:
                await LoadSlowlyAsync();
                break;
            case RedisState.BusyScript:
                await SetAsync("busy-reply-threshold", "1");
                _script = RunForeverAsync();
                await Eventually.IsTrueAsync(IsBusyAsync, "the server is busy");
                break;
            case RedisState.ConnectionsKilled:
                await KillOthersAsync();
                break;
            case RedisState.Frozen:
                platform.Redis.Suspend();
                break;
            case RedisState.Stopped:
                await platform.Redis.StopAsync();
                break;
        }
    }

    public async Task LeaveAsync(RedisState state)
    {
        switch (state)
        {
            case RedisState.OutOfMemory:
                await SetAsync("maxmemory", "0");
                break;
            case RedisState.FailedSnapshot:
                await SetAsync("save", "");
                break;
            case RedisState.TooFewReplicas:
                await SetAsync("min-replicas-to-write", "0");
                break;
            case RedisState.PasswordAdded:
                await Database.ExecuteAsync("ACL", "SETUSER", "default", "nopass");
                break;
            case RedisState.PermissionTaken:
                await Database.ExecuteAsync("ACL", "SETUSER", "default", "+@all");
                break;
            case RedisState.ReadOnlyReplica or RedisState.StaleReplica:
                await Database.ExecuteAsync("REPLICAOF", "NO", "ONE");
                break;
            case RedisState.Loading:
                await SetAsync("key-load-delay", "0");
                await Eventually.IsTrueAsync(IsLoadedAsync, "the server has loaded its data");
                await Database.ExecuteAsync("REPLICAOF", "NO", "ONE");
                break;
            case RedisState.BusyScript:
                await Server.ExecuteAsync("SCRIPT", "KILL");
                await Assert.ThrowsAsync<RedisServerException>(() => _script!);
                break;
            case RedisState.Frozen:
                platform.Redis.Resume();
                break;
            case RedisState.Stopped:
                await platform.StartRedisAgainAsync();
                break;
        }
    }

    /// <summary>Ends all connections but this one.</summary>
    public Task KillOthersAsync() => Database.ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");

    public void Dispose()
    {
        control.Dispose();
        _master?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private Task<RedisResult> SetAsync(string name, string value) => Database.ExecuteAsync("CONFIG", "SET", name, value);

    // A snapshot ends with a rename to its file's name, which fails when a folder has that name.
    private async Task FailSnapshotAsync()
    {
        var folder = (string)((RedisResult[])(await Database.ExecuteAsync("CONFIG", "GET", "dir"))!)[1]!;
        Directory.CreateDirectory(Path.Combine(folder, "dump.rdb", "occupied"));
        await SetAsync("stop-writes-on-bgsave-error", "yes");
        await SetAsync("save", "3600 1");
        await Database.ExecuteAsync("BGSAVE");
        await Eventually.IsTrueAsync(
            async () => (await InfoAsync("persistence")).Contains("last_bgsave_status:err", StringComparison.Ordinal),
            "the snapshot has failed");
        Directory.Delete(Path.Combine(folder, "dump.rdb"), recursive: true);
    }

    // The data of a master is loaded with a pause after each key.
    private async Task LoadSlowlyAsync()
    {
        _master = await RedisServer.StartAsync(RedisKind.Redis, new RedisServerOptions(), default);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_master.ConnectionString);
        var value = new byte[2_000];
        new Random(1).NextBytes(value);
        await Task.WhenAll(Enumerable.Range(0, 5_000).Select(i =>
            connection.GetDatabase().StringSetAsync(
                i.ToString(CultureInfo.InvariantCulture), value, TimeSpan.FromHours(1))));
        await SetAsync("key-load-delay", "20000");
        await SetAsync("loading-process-events-interval-bytes", "1024");
        await SetAsync("repl-diskless-load", "disabled");
        await Database.ExecuteAsync("REPLICAOF", "127.0.0.1", _master.Port);
        await Eventually.IsTrueAsync(
            async () => (await InfoAsync("persistence")).Contains("loading:1", StringComparison.Ordinal),
            "the server loads data");
    }

    private async Task<bool> IsLoadedAsync()
    {
        var replication = await InfoAsync("replication");

        return replication.Contains("master_link_status:up", StringComparison.Ordinal);
    }

    private async Task RunForeverAsync()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(
            $"{platform.Redis.ConnectionString},user=control,password={Password},asyncTimeout=600000");
        await connection.GetDatabase().ExecuteAsync("EVAL", "while true do end", "0");
    }

    private async Task<bool> IsBusyAsync()
    {
        try
        {
            await Database.PingAsync();

            return false;
        }
        catch (RedisServerException exception)
        {
            return exception.Message.StartsWith("BUSY", StringComparison.Ordinal);
        }
    }

    private async Task<string> InfoAsync(string section) => (string)(await Database.ExecuteAsync("INFO", section))!;
}

/// <summary>A state in which Redis refuses some calls or all.</summary>
public enum RedisState
{
    OutOfMemory,
    FailedSnapshot,
    TooFewReplicas,
    PasswordAdded,
    PermissionTaken,
    ReadOnlyReplica,
    StaleReplica,
    Loading,
    BusyScript,
    ConnectionsKilled,
    Frozen,
    Stopped,
}
