using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>A platform with a request timeout of half a second that allows no other origins.</summary>
public sealed class ShortTimeoutPlatform : PlatformFixture
{
    protected override IReadOnlyList<Type> MoreFunctions => Probe.Types;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("Edge:RequestMilliseconds", "500"),
        new("Cors:AllowsOthers", "false"),
    ];
}

public sealed class ProtectionOverHttpTests(ShortTimeoutPlatform platform) : IClassFixture<ShortTimeoutPlatform>
{
    [Theory]
    [InlineData("/probe/gateway/slow", ApiContract.Gateway)]
    [InlineData("/probe/tiketi/slow", ApiContract.Tiketi)]
    [InlineData("/probe/cloudjet/slow", ApiContract.CloudJet)]
    public async Task A_request_beyond_its_time_limit_returns_504(string path, ApiContract apiContract)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Post, path);

        Assert.Equal((504, "platform.timeout"), (answer.Status, answer.Reason));
        answer.IsProblemIn(apiContract);
        Assert.NotNull(answer.Headers.RetryAfter);

        if (apiContract == ApiContract.Gateway)
        {
            Assert.Equal("UPSTREAM_TIMEOUT", answer.Body.GetProperty("error").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_request_that_finishes_despite_cancellation_returns_its_result()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Post, "/probe/gateway/stubborn");

        Assert.Equal((200, "done"), (answer.Status, answer.Body.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("/probe/gateway/slow", ApiContract.Gateway)]
    [InlineData("/probe/tiketi/slow", ApiContract.Tiketi)]
    public async Task Rejects_a_too_large_content_length_even_when_the_body_is_not_read(
        string path, ApiContract apiContract)
    {
        var body = Calls.Json(new string(' ', JsonRequest.BodyBytesMax + 1));

        var answer = await platform.Client.SendAsync(HttpMethod.Post, path, body: body);

        Assert.Equal((413, "request.too-large"), (answer.Status, answer.Reason));
        answer.IsProblemIn(apiContract);
    }

    // The host's limit ends first. It reads a body with a length before the function runs, and forwards any other.
    [Theory]
    [InlineData("Content-Length: 100", "{\"email\":", 408)]
    [InlineData("Transfer-Encoding: chunked", "9\r\n{\"email\":\r\n", 500)]
    public async Task The_host_ends_a_request_with_a_slow_body(string header, string beginning, int status)
    {
        var answer = await SendRawAsync(
            $"POST /probe/gateway/read HTTP/1.1\r\nHost: a\r\n{header}\r\n\r\n{beginning}");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_31_megabytes_with_our_own_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/probe/gateway/read")
        {
            Content = new ByteArrayContent(new byte[31 * 1024 * 1024]),
        };
        request.Headers.ExpectContinue = true;

        using var answer = await platform.Client.SendAsync(request);

        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Contains("request.too-large", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_a_body_that_does_not_arrive_in_time()
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new Pipe().Reader.AsStream();
        using var time = new CancellationTokenSource();
        await time.CancelAsync();

        var error = await Assert.ThrowsAsync<MalformedRequestException>(
            async () => await JsonRequest.ReadToEndAsync(request, time.Token));

        Assert.Equal(("request.too-slow", 408), (error.Reason, error.Status));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/nowhere")]
    [InlineData("/api/auth/profile")]
    [InlineData("/api/v1/events/not-a-uuid")]
    public async Task Every_response_has_the_security_headers(string path)
    {
        var headers = (await platform.Client.SendAsync(HttpMethod.Get, path)).Headers;

        string One(string name) => Assert.Single(headers.GetValues(name));
        Assert.Equal("nosniff", One("X-Content-Type-Options"));
        Assert.Equal("DENY", One("X-Frame-Options"));
        Assert.Equal("0", One("X-XSS-Protection"));
        Assert.Equal("strict-origin-when-cross-origin", One("Referrer-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Resource-Policy"));
        Assert.Equal("?1", One("Origin-Agent-Cluster"));
        Assert.Equal("off", One("X-DNS-Prefetch-Control"));
        Assert.Equal("noopen", One("X-Download-Options"));
        Assert.Equal("none", One("X-Permitted-Cross-Domain-Policies"));
        Assert.StartsWith(
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'",
            One("Content-Security-Policy"),
            StringComparison.Ordinal);
        Assert.False(headers.Contains("Strict-Transport-Security"));
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("X-Powered-By"));
        Assert.Contains("Origin", headers.Vary);
    }

    [Fact]
    public async Task Ignores_X_Forwarded_Proto()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await platform.Client.SendAsync(request);

        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://seoul.shop.example:8443", true)]
    [InlineData("https://seoul.shop.example", false)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    public async Task Allows_only_the_configured_origins(string origin, bool allowed)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/seats/reserve");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var asked = await platform.Client.SendAsync(preflight);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Origin", origin);
        using var answered = await platform.Client.SendAsync(request);

        Assert.Equal(204, (int)asked.StatusCode);
        Assert.Equal(allowed, asked.Headers.Contains("Access-Control-Allow-Methods"));

        foreach (var response in (HttpResponseMessage[])[asked, answered])
        {
            Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins)
                && origins.Single() == origin);
            Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Credentials"));
            Assert.Contains("Origin", response.Headers.Vary);
            Assert.True(response.Headers.Contains("X-Content-Type-Options"));
        }
    }

    [Fact]
    public async Task Exposes_rate_limit_and_idempotency_headers_to_browsers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("Origin", "https://shop.example");
        using var response = await platform.Client.SendAsync(request);
        var exposed = response.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(',');

        Assert.Superset(
            new HashSet<string>
            {
                "RateLimit", "RateLimit-Policy",
                "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After",
                "Idempotency-Replayed", "X-Idempotency-Cached", "X-Request-Id", "X-Trace-Id",
            },
            exposed.ToHashSet());
    }

    private async Task<string> SendRawAsync(string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(platform.Client.BaseAddress!.Host, platform.Client.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        var answer = new StringBuilder();
        var buffer = new char[4096];

        while (!answer.ToString().Contains("}}", StringComparison.Ordinal)
            && !answer.ToString().EndsWith('}')
            && !answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && await reader.ReadAsync(buffer, limit.Token) is > 0 and var count)
        {
            answer.Append(buffer, 0, count);
        }

        return answer.ToString();
    }
}
