using Serverless.Functions.Tests.Http.OpenApi;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Http;

/// <summary>The HTTP layer without Redis: no rate limits and no idempotency keys.</summary>
public sealed class WithoutRedisTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("without-redis-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("true", 200)]
    [InlineData("false", 503)]
    public async Task Accepts_or_rejects_requests_without_Redis_as_configured(
        string openWithoutRedis, int status)
    {
        await using var redis = await RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), default);
        await using var platform = await StartAsync(redis, openWithoutRedis);
        using var client = ContractHandler.ClientOf(platform.BaseAddress);
        var counted = await client.SendAsync(HttpMethod.Get, "/api/v1/events");
        await redis.StopAsync();

        var answer = await client.SendAsync(HttpMethod.Get, "/api/v1/events");

        Assert.Equal(200, counted.Status);
        Assert.True(counted.Headers.Contains("RateLimit"));
        Assert.Equal(status, answer.Status);
        Assert.False(answer.Headers.Contains("RateLimit"));
    }

    [Fact]
    public async Task Rejects_a_request_with_a_key_without_Redis()
    {
        await using var redis = await RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), default);
        await using var platform = await StartAsync(redis, "true");
        using var client = ContractHandler.ClientOf(platform.BaseAddress);
        var body = """
            {"name":"Ada","email":"ada@example.com","password":"a password","phone":"010-1234-5678",
             "birthDate":"1990-01-01"}
            """;
        await redis.StopAsync();

        var answer = await client.PostAsync("/api/auth/signup", body, key: "a-key");

        Assert.Equal((503, "platform.unavailable"), (answer.Status, answer.Reason));
        Assert.Equal("1", Assert.Single(answer.Headers.GetValues("Retry-After")));
    }

    private Task<LocalPlatform> StartAsync(RedisServer redis, string openWithoutRedis) => LocalPlatform.StartAsync(
        new LocalPlatformOptions
        {
            DataDirectory = _folder.FullName,
            RedisConnection = redis.ConnectionString,
            RunTimers = false,
            Settings = new Dictionary<string, string?>
            {
                ["JWT_SECRET"] = TestTokens.Secret,
                ["Accounts:PasswordIterations"] = "1000",
                ["RateLimits:OpenWithoutRedis"] = openWithoutRedis,
            },
        },
        default);
}
