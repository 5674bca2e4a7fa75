using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Functions.Tests.Http.OpenApi;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Operations;

/// <summary>The probes of the gateway contract, with and without an unavailable dependency.</summary>
public sealed class ProbesOverHttpTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("probes-");
    private readonly StallingDocuments _store = new();
    private RedisServer? _redis;
    private LocalPlatform? _platform;
    private HttpClient _client = new();

    private RedisServer Redis => _redis!;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), default);
        _platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = _folder.FullName,
                RedisConnection = _redis.ConnectionString,
                RunTimers = false,
                Settings = new Dictionary<string, string?>
                {
                    ["JWT_SECRET"] = TestTokens.Secret,
                    ["SERVICE_NAME"] = "a-service",
                    ["SERVICE_VERSION"] = "7.8.9",
                    ["RateLimits:PerSecond"] = "1",
                    ["RateLimits:Burst"] = "1",
                    ["Readiness:RedisMilliseconds"] = "300",
                    ["Readiness:StoreMilliseconds"] = "300",
                    ["Readiness:FreshMilliseconds"] = "100",
                },
                Override = builder => builder.Services.AddSingleton<IDocuments>(_store),
            },
            default);
        _client = ContractHandler.ClientOf(_platform.BaseAddress);

        // The first request opens the connections.
        await UntilAsync("/readyz", 200);
    }

    public async Task DisposeAsync()
    {
        Redis.Resume();
        await _platform!.DisposeAsync();
        await Redis.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Liveness_has_the_form_of_the_contract()
    {
        var answer = await GetAsync("/healthz");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["status", "time"], answer.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("ok", answer.Body.GetProperty("status").GetString());
        AssertIsNow(answer.Body.GetProperty("time").GetInt64());
    }

    [Fact]
    public async Task Readiness_has_the_form_of_the_contract()
    {
        var answer = await GetAsync("/readyz");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["status", "time"], answer.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("ready", answer.Body.GetProperty("status").GetString());
        AssertIsNow(answer.Body.GetProperty("time").GetInt64());
    }

    [Fact]
    public async Task Version_returns_service_version_and_build()
    {
        var answer = await GetAsync("/version");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["service", "version", "build"], answer.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("a-service", answer.Body.GetProperty("service").GetString());
        Assert.Equal("7.8.9", answer.Body.GetProperty("version").GetString());
        Assert.Matches("^[0-9a-f]{12}$", answer.Body.GetProperty("build").GetString());
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/version")]
    [InlineData("/metrics")]
    public async Task Probes_have_no_rate_limit(string path)
    {
        for (var i = 0; i < 5; i++)
        {
            var answer = await GetAsync(path);

            Assert.Equal(200, answer.Status);
            Assert.False(answer.Headers.Contains("RateLimit"));
        }

        using var head = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(200, (int)head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Readiness_reports_a_suspended_Redis_in_time_and_its_recovery()
    {
        Redis.Suspend();
        var unready = await UntilAsync("/readyz", 503);
        var timer = Stopwatch.StartNew();
        await GetAsync("/readyz");
        var elapsed = timer.Elapsed;
        var liveness = await GetAsync("/healthz");
        var metrics = await GetAsync("/metrics");
        Redis.Resume();

        Assert.Equal(
            ["status", "reason", "error", "timestamp"], unready.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("not ready", unready.Body.GetProperty("status").GetString());
        Assert.Equal("redis unavailable", unready.Body.GetProperty("reason").GetString());
        Assert.Contains("in time", unready.Body.GetProperty("error").GetString(), StringComparison.Ordinal);
        AssertIsNow(unready.Body.GetProperty("timestamp").GetInt64());
        Assert.Equal("1", Assert.Single(unready.Headers.GetValues("Retry-After")));
        Assert.InRange(elapsed, TimeSpan.Zero, Patience);
        Assert.Equal((200, 200), (liveness.Status, metrics.Status));
        await UntilAsync("/readyz", 200);
    }

    [Fact]
    public async Task Readiness_names_the_unavailable_dependency_without_its_address()
    {
        await Redis.StopAsync();

        var answer = await UntilAsync("/readyz", 503);

        Assert.Equal("redis unavailable", answer.Body.GetProperty("reason").GetString());
        Assert.DoesNotContain($"{Redis.Port}", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_reports_a_stalled_store_in_time_and_asks_it_once()
    {
        _store.Stall();
        var before = _store.WriteCount;

        await UntilAsync("/readyz", 503);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync("/readyz")));

        Assert.All(answers, answer => Assert.Equal("store unavailable", answer.Body.GetProperty("reason").GetString()));
        Assert.InRange(_store.WriteCount - before, 1, 2);
        _store.Continue();
        await UntilAsync("/readyz", 200);
    }

    [Fact]
    public async Task Readiness_caches_the_state_of_the_store()
    {
        var before = _store.ReadCount;
        var timer = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => GetAsync("/readyz")));

        Assert.InRange(_store.ReadCount - before, 0, 1 + ((int)timer.ElapsedMilliseconds / 100));
    }

    private Task<Answer> GetAsync(string path) => _client.SendAsync(HttpMethod.Get, path);

    private async Task<Answer> UntilAsync(string path, int status)
    {
        var timer = Stopwatch.StartNew();

        while (true)
        {
            var answer = await GetAsync(path);

            if (answer.Status == status)
            {
                return answer;
            }

            Assert.True(timer.Elapsed < 3 * Patience, $"{path} still answers {answer.Status}: {answer.Text}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static void AssertIsNow(long seconds) =>
        Assert.InRange(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seconds, -1, 60);
}
