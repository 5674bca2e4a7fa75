using Serverless.Local.Processes;

namespace Serverless.Benchmarks.Load;

/// <summary>
/// Starts the platform and the floor as separate processes, so that neither shares resources with the load.
/// </summary>
internal static class Children
{
    private static readonly string Benchmarks = Path.Combine(AppContext.BaseDirectory, "Serverless.Benchmarks.dll");
    private static readonly string Local = Path.Combine(AppContext.BaseDirectory, "Serverless.Local.dll");
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <param name="withSamples">Whether to load the samples and wait for all of them.</param>
    /// <param name="settings">The settings, passed as environment variables.</param>
    /// <param name="isBare">Whether to start it with a minimal HTTP layer.</param>
    /// <param name="data">A data folder, which may contain data; by default a new one.</param>
    public static async Task<PlatformChild> StartPlatformAsync(
        bool withSamples,
        IReadOnlyDictionary<string, string>? settings = null,
        bool isBare = false,
        string? data = null)
    {
        var platform = await StartAsync(
            isBare ? [Benchmarks, "bare"] : [Local], withSamples, settings ?? new Dictionary<string, string>(), data);
        await (withSamples ? AwaitSamplesAsync(platform.Server) : AwaitWorkerAsync(platform.Server, "/healthz"));

        return platform;
    }

    /// <summary>Starts the floor functions behind the same host.</summary>
    public static async Task<PlatformChild> StartFloorAsync(string redis)
    {
        var floor = await StartAsync(
            [Benchmarks, "floor"],
            withSamples: false,
            new Dictionary<string, string> { ["REDIS_CONNECTION"] = redis },
            data: null);
        await AwaitWorkerAsync(floor.Server, "/floor/hop");

        return floor;
    }

    public static async Task<(ChildProcess Child, Uri Server)> StartCollectorAsync()
    {
        var port = LoopbackPort.FindFree();
        var child = await ChildProcess.StartAsync(
            new ChildCommand("dotnet", [Benchmarks, "collector", $"{port}"]) { Port = port }, CancellationToken.None);

        return (child, new Uri($"http://127.0.0.1:{port}"));
    }

    private static async Task<PlatformChild> StartAsync(
        IReadOnlyList<string> program,
        bool withSamples,
        IReadOnlyDictionary<string, string> settings,
        string? data)
    {
        var port = LoopbackPort.FindFree();
        data ??= Directory.CreateTempSubdirectory("serverless-benchmark-").FullName;
        var server = new Uri($"http://127.0.0.1:{port}");
        string[] samples = withSamples ? [] : ["--no-samples"];
        string[] arguments = [.. program, "--urls", server.ToString().TrimEnd('/'), "--data", data, .. samples];
        var child = await ChildProcess.StartAsync(
            new ChildCommand("dotnet", arguments)
            {
                Port = port,
                Environment = new Dictionary<string, string>(settings)
                {
                    // Password hashing is slow on purpose and not part of the measures.
                    ["Accounts__PasswordIterations"] = "1000",
                    ["LOG_LEVEL"] = "error",
                    // All buyers share one IP address.
                    ["RateLimits__AnonymousBytesPerHour"] = "1000000000000000",
                    ["RateLimits__AnonymousBytesPerHourOfAll"] = "1000000000000000",
                    ["RateLimits__UserBytesPerHour"] = "1000000000000000",
                    ["RateLimits__PerSecond"] = "1000000",
                    ["Accounts__AttemptsPerMinute"] = "1000000",
                    ["Accounts__AttemptsBurst"] = "1000000",
                    ["Accounts__PasswordWaitersPerAddressMax"] = "1000",
                    ["RateLimits__Burst"] = "1000000",
                    ["RateLimits__Contracts"] = "Tiketi=1000000/1000000, Movie=1000000/1000000",
                    ["RateLimits__Routes"] = "LogIn=1000000/1000000, SignUp=1000000/1000000",
                },
                StartLimit = StartLimit,
            },
            CancellationToken.None);

        return new PlatformChild(child, server, data);
    }

    // The port opens before the last sample is loaded, so the wait ends with the last sample's state.
    private static async Task AwaitSamplesAsync(Uri server)
    {
        const int SamplesMin = 6;
        using var client = new Client(server);

        await AwaitAsync(async () => await client.SendAsync(HttpMethod.Get, "/api/v1/events?limit=100", null) is
            (200, { } body)
            && body["events"]!.AsArray() is { Count: > SamplesMin } events
            && events.Any(row => (string?)row!["status"] == "sold_out"));
    }

    // The port opens before the worker is ready.
    private static async Task AwaitWorkerAsync(Uri server, string path)
    {
        using var client = new Client(server);

        await AwaitAsync(async () => (await client.SendAsync(HttpMethod.Get, path, null)).Status == 200);
    }

    private static async Task AwaitAsync(Func<Task<bool>> isReady)
    {
        using var limit = new CancellationTokenSource(StartLimit);

        while (!await isReady())
        {
            await Task.Delay(PollInterval, TimeProvider.System, limit.Token);
        }
    }
}
