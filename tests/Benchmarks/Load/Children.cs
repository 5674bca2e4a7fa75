using Serverless.Local.Processes;

namespace Serverless.Benchmarks.Load;

/// <summary>
/// The platform and the floor as processes of their own, so that neither shares anything with the load.
/// </summary>
internal static class Children
{
    private static readonly string Benchmarks = Path.Combine(AppContext.BaseDirectory, "Serverless.Benchmarks.dll");

    public static async Task<PlatformChild> StartPlatformAsync(
        bool withSamples, IReadOnlyDictionary<string, string>? settings = null, bool isBare = false)
    {
        var port = LoopbackPort.FindFree();
        var data = Directory.CreateTempSubdirectory("serverless-benchmark-").FullName;
        var server = new Uri($"http://127.0.0.1:{port}");
        string[] arguments =
        [
            .. isBare
                ? (string[])[Benchmarks, "bare"]
                : [Path.Combine(AppContext.BaseDirectory, "Serverless.Local.dll")],
            "--urls", server.ToString().TrimEnd('/'), "--data", data, .. withSamples ? [] : (string[])["--no-samples"],
        ];
        var child = await ChildProcess.StartAsync(
            new ChildCommand("dotnet", arguments)
            {
                Port = port,
                Environment = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
                {
                    // Hashing passwords is slow on purpose; it is not what is measured here.
                    ["Accounts__PasswordIterations"] = "1000",
                    ["LOG_LEVEL"] = "error",
                    // All buyers call from one address.
                    ["RateLimits__PerSecond"] = "1000000",
                    ["RateLimits__Burst"] = "1000000",
                    ["RateLimits__Families"] = "Tiketi=1000000/1000000, Movie=1000000/1000000",
                    ["RateLimits__Routes"] = "LogIn=1000000/1000000, SignUp=1000000/1000000",
                },
                StartLimit = TimeSpan.FromMinutes(2),
            },
            CancellationToken.None);

        if (withSamples)
        {
            await AwaitSamplesAsync(server);
        }

        return new PlatformChild(child, server, data);
    }

    // The port answers before the last sample is loaded, and those are loaded before anything is said of readiness.
    private static async Task AwaitSamplesAsync(Uri server)
    {
        const int SamplesMin = 6;
        using var client = new Client(server);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        while (true)
        {
            var (status, body) = await client.SendAsync(HttpMethod.Get, "/api/v1/events?limit=100", null);

            if (status == 200
                && body!["events"]!.AsArray() is { Count: > SamplesMin } events
                && events.Any(row => (string?)row!["status"] == "sold_out"))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, limit.Token);
        }
    }

    public static async Task<(ChildProcess Child, Uri Server)> StartFloorAsync(string redis)
    {
        var port = LoopbackPort.FindFree();
        var child = await ChildProcess.StartAsync(
            new ChildCommand(
                "dotnet",
                [Benchmarks, "floor", $"{port}", redis])
            {
                Port = port,
            },
            CancellationToken.None);

        return (child, new Uri($"http://127.0.0.1:{port}"));
    }
}

/// <summary>A running platform with a data folder that goes with it.</summary>
internal sealed class PlatformChild(ChildProcess process, Uri server, string data) : IAsyncDisposable
{
    public Uri Server => server;

    public int ProcessId => process.Id;

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
