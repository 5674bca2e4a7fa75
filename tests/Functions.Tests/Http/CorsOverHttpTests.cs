using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>CORS headers in the responses of every API contract.</summary>
[Collection(PlatformTests.Name)]
public sealed class CorsOverHttpTests(PlatformFixture platform)
{
    private const string Trusted = "https://shop.example";
    private const string TrustedBelow = "https://seoul.shop.example:8443";

    /// <summary>A path of each API contract, one without the requested method, and one unknown path.</summary>
    public static TheoryData<string> Paths =>
    [
        "/health", "/api/v1/events", "/api/auth/profile", "/tickets", "/OTA/health", "/f13/availability.v1",
        "/openapi.json", "/api/v1/seats/reserve", "/nowhere",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Preflight_responses_are_the_same_for_every_path_and_method(string path)
    {
        foreach (var method in (string[])["GET", "DELETE", "NONSENSE"])
        {
            using var response = await PreflightAsync(path, TrustedBelow, method);

            Assert.Equal(204, (int)response.StatusCode);
            Assert.Equal(TrustedBelow, HeaderOf(response, "Access-Control-Allow-Origin"));
            Assert.Equal("true", HeaderOf(response, "Access-Control-Allow-Credentials"));
            Assert.Equal("86400", HeaderOf(response, "Access-Control-Max-Age"));
            Assert.Equal("GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS", HeaderOf(response, "Access-Control-Allow-Methods"));
            Assert.Contains(
                "Idempotency-Key", HeaderOf(response, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
            Assert.Single(response.Headers.Vary, "Origin");
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_trusted_origin_may_read_responses_and_send_credentials(string path)
    {
        using var response = await CallAsync(path, Trusted);

        Assert.Equal(Trusted, HeaderOf(response, "Access-Control-Allow-Origin"));
        Assert.Equal("true", HeaderOf(response, "Access-Control-Allow-Credentials"));
        Assert.Contains("Retry-After", HeaderOf(response, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Methods"));
        Assert.Single(response.Headers.Vary, "Origin");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Any_other_origin_may_read_responses_without_credentials(string path)
    {
        using var asked = await PreflightAsync(path, "https://elsewhere.example", "POST");
        using var answered = await CallAsync(path, "https://elsewhere.example");

        AssertUntrusted(asked);
        AssertUntrusted(answered);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example:8443")]
    [InlineData("https://seoul.shop.example")]
    [InlineData("http://seoul.shop.example:8443")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("https://evilshop.example:8443")]
    [InlineData("no origin at all")]
    public async Task Does_not_trust_an_origin_with_another_scheme_port_or_host(string origin)
    {
        using var asked = await PreflightAsync("/api/v1/seats/reserve", origin, "POST");
        using var answered = await CallAsync("/api/v1/events", origin);

        AssertUntrusted(asked);
        AssertUntrusted(answered);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Responses_vary_by_origin_even_without_an_origin_header(string path)
    {
        using var response = await platform.Client.GetAsync(path);

        Assert.Single(response.Headers.Vary, "Origin");
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task OPTIONS_without_a_requested_method_is_no_preflight()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/auth/profile");
        request.Headers.Add("Origin", Trusted);

        using var response = await platform.Client.SendAsync(request);

        Assert.Contains("PUT", response.Content.Headers.Allow);
        Assert.Equal(Trusted, HeaderOf(response, "Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Methods"));
    }

    private static void AssertUntrusted(HttpResponseMessage response)
    {
        Assert.Equal("*", HeaderOf(response, "Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Single(response.Headers.Vary, "Origin");
    }

    private static string HeaderOf(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues(name));

    private async Task<HttpResponseMessage> PreflightAsync(string path, string origin, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,idempotency-key");

        return await platform.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> CallAsync(string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", origin);

        return await platform.Client.SendAsync(request);
    }
}
