using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Operations;

/// <summary>Log lines and metrics of requests that end early or contain secrets.</summary>
[Collection(ObservedTests.Name)]
public sealed class ObservedPlatformTests(ObservedPlatform platform)
{
    private const string Secret = "T0ken-that.continues_a-purchase";
    private const string Callback = "/f13/callback.v1/this.{token}/next.{next}";

    [Theory]
    [InlineData("POST", $"/f13/callback.v1/this.{Secret}/next.{Secret}2", Callback)]
    [InlineData("POST", $"/f13/callback.v1/this.{Secret}/next.{Secret}2/", Callback)]
    [InlineData("POST", $"/F13/Callback.v1/THIS.{Secret}/next.{Secret}2", Callback)]
    [InlineData("GET", $"/f13/callback.v1/this.{Secret}/next.{Secret}2", Callback)]
    [InlineData("POST", $"/f13/callback.v1/this.{Secret}", Callback)]
    [InlineData("POST", $"/f13/callback.v1/this.{Secret}/next.{Secret}2/more", Callback)]
    [InlineData("GET", "/f13/callback.v1/elsewhere", "/f13/callback.v1/elsewhere")]
    [InlineData("GET", "/f13/health", "/f13/health")]
    public async Task Does_not_log_a_token_in_the_path(string method, string path, string logged)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var id = new IdSource(TimeProvider.System).Next().ToString("N");
        request.Headers.Add("X-Request-Id", id);

        // Some of these paths are not in the API description, so this client does not check the responses.
        using var plain = new HttpClient { BaseAddress = platform.Platform.BaseAddress };
        var answer = await plain.ReadAsync(request);

        var line = await platform.FindLogLineAsync(id);
        Assert.Equal(answer.Status, line.Members["http.status"]);
        Assert.Equal(logged, line.Members["http.path"]);
        Assert.DoesNotContain(Secret, line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "ip")]
    [InlineData(true, "user")]
    public async Task Counts_rate_limited_requests_of_unauthorized_callers(bool isKnown, string keyType)
    {
        var token = isKnown ? platform.UserToken : "not.a.token";
        var before = await platform.ReadMetricsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            platform.Client.SendAsync(HttpMethod.Get, "/api/v1/admin/events", token)));

        var after = await platform.ReadMetricsAsync();
        var limitedCount = answers.Count(answer => answer.Status == 429);
        Assert.InRange(limitedCount, 1, 7);
        Assert.InRange(
            after.Sum("ratelimit_dropped_total", ("key_type", keyType))
                - before.Sum("ratelimit_dropped_total", ("key_type", keyType)),
            limitedCount,
            double.MaxValue);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Compresses_metrics_with_the_requested_coding(string? accepted, string? coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var response = await platform.Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", $"{response.Content.Headers.ContentType}");
        Assert.Contains("Accept-Encoding", response.Headers.Vary);

        using var head = await platform.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/metrics"));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.True(head.Content.Headers.ContentLength > 4 * bytes.Length || coding is null);
    }

    [Fact]
    public async Task Limits_gateway_routes_by_the_gateways_settings()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/api/v1/queue/status?token=unknown");

        Assert.Equal("\"Gateway\";q=70000;w=2", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal("50000", Assert.Single(answer.Headers.GetValues("X-RateLimit-Limit")));
    }
}
