namespace Serverless.Local.Processes;

/// <summary>A private Redis or Garnet on a loopback port. It writes nothing to disk, so a restart empties it.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const int StartAttemptsMax = 3;

    private readonly ChildCommand _command;
    private readonly string _folder;
    private readonly ChildProcess _process;

    private RedisServer(RedisKind kind, ChildCommand command, string folder, ChildProcess process) =>
        (Kind, _command, _folder, _process) = (kind, command, folder, process);

    /// <summary>Name of the server: Redis or Garnet.</summary>
    public RedisKind Kind { get; }

    public static bool IsRedisInstalled => ChildStarter.IsInstalled("redis-server");

    public int Port => _command.Port ?? throw new InvalidOperationException("Every server has a port.");

    public string ConnectionString => $"127.0.0.1:{Port}";

    public int ProcessId => _process.Id;

    public static async Task<RedisServer> StartAsync(
        RedisKind kind, RedisServerOptions options, CancellationToken cancellationToken)
    {
        kind = kind is not RedisKind.Auto ? kind : IsRedisInstalled ? RedisKind.Redis : RedisKind.Garnet;
        var folder = Directory.CreateTempSubdirectory("serverless-redis-").FullName;

        for (var attempt = 1; ; attempt++)
        {
            var command = await DescribeAsync(kind, options, folder, cancellationToken);

            try
            {
                return new RedisServer(
                    kind, command, folder, await ChildProcess.StartAsync(command, cancellationToken));
            }
            catch (ChildProcessException) when (attempt < StartAttemptsMax && options.Port is null)
            {
                // Another process took the port between finding and binding it.
            }
        }
    }

    public Task StopAsync() => _process.StopAsync();

    public Task KillAsync() => _process.KillAsync();

    /// <summary>Freezes the server: connections stay open without responses until <see cref="Resume"/>.</summary>
    public void Suspend() => _process.Suspend();

    public void Resume() => _process.Resume();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ChildCommand> DescribeAsync(
        RedisKind kind, RedisServerOptions options, string folder, CancellationToken cancellationToken)
    {
        var port = options.Port ?? LoopbackPort.FindFree();
        var command = kind is RedisKind.Redis
            ? DescribeRedis(port, folder, options.RedisArguments)
            : DescribeGarnet(await GarnetTool.LocateAsync(cancellationToken), port, options.GarnetMemory);

        return command with { Port = port, WorkingDirectory = folder, StartLimit = options.StartLimit };
    }

    private static ChildCommand DescribeRedis(int port, string folder, IReadOnlyList<string> more) => new(
        "redis-server",
        ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder, .. more]);

    // Without the second Lua flag Garnet runs scripts concurrently, and scripts are not atomic.
    private static ChildCommand DescribeGarnet(string assembly, int port, string memory) => new("dotnet",
        [assembly, "--port", $"{port}", "--bind", "127.0.0.1", "--lua", "--lua-transaction-mode", "-m", memory, "-i",
            "1m"]);
}
