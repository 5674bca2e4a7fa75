using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

public sealed class RateLimitTests(LowLimitPlatform platform) : IClassFixture<LowLimitPlatform>
{
    private const string Intent = $"/api/v1/payment/intent/{Calls.UnknownId}";
    private const string Mine = "/api/v1/reservations/my";

    private static int LastAddress;

    [Fact]
    public async Task Responses_show_the_remaining_requests()
    {
        var answer = await ShowAsync(Mine, await platform.IssueAsync(AccountRole.User));

        Assert.Equal("\"Tiketi\";q=5;w=5", Header(answer, "RateLimit-Policy"));
        Assert.Equal("\"Tiketi\";r=4;t=1", Header(answer, "RateLimit"));
        Assert.Equal("1", Header(answer, "X-RateLimit-Limit"));
        Assert.Equal("4", Header(answer, "X-RateLimit-Remaining"));
        Assert.Equal("1s", Header(answer, "X-RateLimit-Window"));
        Assert.InRange(
            long.Parse(Header(answer, "X-RateLimit-Reset"), provider: null)
                - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            -5,
            5);
    }

    [Theory]
    [InlineData(Mine, ApiContract.Tiketi)]
    [InlineData(Intent, ApiContract.Gateway)]
    [InlineData("/api/auth/profile", ApiContract.CloudJet)]
    [InlineData("/api/flights/search", ApiContract.CloudJet)]
    [InlineData("/nowhere", ApiContract.Gateway)]
    public async Task Requests_beyond_the_burst_get_429_in_the_contract_of_the_route(
        string path, ApiContract apiContract)
    {
        var token = await platform.IssueAsync(AccountRole.User);

        // An unknown path needs no token, so its callers are counted by their address.
        var address = NextAddress();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4 * LowLimitPlatform.Burst).Select(_ =>
            FromAsync(address, path, token)));

        // On a slow machine the limiter may refill a token or two in the meantime.
        var limited = answers.Where(answer => answer.Status == 429).ToArray();
        Assert.InRange(answers.Length - limited.Length, LowLimitPlatform.Burst, 2 * LowLimitPlatform.Burst);
        Assert.All(limited, answer =>
        {
            Assert.Equal("request.too-many", answer.Reason);
            Assert.Equal("1", Header(answer, "Retry-After"));
            Assert.Equal("0", Header(answer, "X-RateLimit-Remaining"));
            answer.IsProblemIn(apiContract);
        });
    }

    [Fact]
    public async Task Callers_have_separate_limits()
    {
        var (flooder, other) =
            (await platform.IssueAsync(AccountRole.User), await platform.IssueAsync(AccountRole.User));
        var flood = FloodAsync(Mine, flooder, 500);

        var answers = await FloodAsync(Mine, other, LowLimitPlatform.Burst);

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Contains(await flood, answer => answer.Status == 429);
    }

    [Fact]
    public async Task Contracts_and_configured_routes_have_separate_limits()
    {
        var token = await platform.IssueAsync(AccountRole.User);
        await FloodAsync(Mine, token, 4 * LowLimitPlatform.Burst);

        Assert.NotEqual(429, (await ShowAsync(Intent, token)).Status);
        var own = await FromAsync(NextAddress(), "/api/auth/health", token);
        Assert.Equal("\"ShowAuthHealth\";q=2;w=2", Header(own, "RateLimit-Policy"));
        Assert.Equal("\"CloudJet\";q=5;w=5", Header(await ShowAsync("/api/auth/profile", token), "RateLimit-Policy"));
    }

    [Fact]
    public async Task Counts_anonymous_callers_by_the_address_from_the_proxy()
    {
        var (one, other) = (NextAddress(), NextAddress());

        // The client may have sent the addresses before the last one.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4 * LowLimitPlatform.Burst).Select(i =>
            FromAsync($"198.51.100.{i}, {one}")));
        var neighbour = await FromAsync(other);

        Assert.Contains(answers, answer => answer.Status == 429);
        Assert.Equal(200, neighbour.Status);
    }

    [Theory]
    [InlineData("/api/v1/events", ApiContract.Tiketi)]
    [InlineData("/api/v1/queue/status", ApiContract.Gateway)]
    [InlineData("/api/v1/reservations/my", ApiContract.Tiketi)]
    public async Task Rejects_anonymous_callers_without_an_address_from_the_proxy(string path, ApiContract apiContract)
    {
        foreach (var (header, value) in (IEnumerable<(string, string)>)
            [
                ("X-Forwarded-For", "198.51.100.1"),
                ("Client-IP", "198.51.100.1"),
                (LowLimitPlatform.AddressHeader, "me"),
            ])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(header, value);

            var answer = await platform.Client.ReadAsync(request);

            Assert.Equal((403, "request.no-address"), (answer.Status, answer.Reason));
            answer.IsProblemIn(apiContract);
        }

        Assert.Equal(200, (await platform.Client.SendAsync(HttpMethod.Get, "/healthz")).Status);
    }

    [Fact]
    public async Task Sends_Strict_Transport_Security_when_HTTPS_is_configured()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/healthz");

        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task Counts_a_request_with_a_malformed_body()
    {
        var token = await platform.IssueAsync(AccountRole.User);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4 * LowLimitPlatform.Burst).Select(_ =>
            platform.Client.PostAsync("/api/v1/seats/reserve", "{", token)));

        Assert.Contains(answers, answer => answer.Status == 400);
        Assert.Contains(answers, answer => answer.Status == 429);
    }

    [Theory]
    [InlineData(Mine, null, 401)]
    [InlineData(Mine, "not.a.token", 403)]
    public async Task Counts_requests_with_a_missing_or_invalid_token_by_address(string path, string? token, int status)
    {
        var address = NextAddress();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4 * LowLimitPlatform.Burst).Select(_ =>
            FromAsync(address, path, token)));

        Assert.Contains(answers, answer => answer.Status == status);
        Assert.Contains(answers, answer => answer.Status == 429);
        Assert.Equal(status, (await FromAsync(NextAddress(), path, token)).Status);
    }

    [Fact]
    public async Task Counts_forbidden_requests_to_administrators_routes()
    {
        var token = await platform.IssueAsync(AccountRole.User);

        var answers = await FloodAsync("/api/v1/admin/events", token, 4 * LowLimitPlatform.Burst);

        Assert.Contains(answers, answer => answer.Status == 403);
        Assert.Contains(answers, answer => answer.Status == 429);
    }

    private Task<Answer[]> FloodAsync(string path, string token, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => ShowAsync(path, token)));

    private Task<Answer> ShowAsync(string path, string token) =>
        platform.Client.SendAsync(HttpMethod.Get, path, token);

    private async Task<Answer> FromAsync(string address, string path = "/api/v1/events", string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(LowLimitPlatform.AddressHeader, address);

        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return await platform.Client.ReadAsync(request);
    }

    private static string NextAddress() => $"203.0.113.{Interlocked.Increment(ref LastAddress)}";

    private static string Header(Answer answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
