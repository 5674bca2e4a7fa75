using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>What browsers are told about pages of other origins, in every API family.</summary>
[Collection(PlatformTests.Name)]
public sealed class CorsOverHttpTests(PlatformFixture platform)
{
    private const string Trusted = "https://shop.example";
    private const string TrustedBelow = "https://seoul.shop.example:8443";

    /// <summary>A path of each family, one that has another method only, and one that nobody declared.</summary>
    public static TheoryData<string> Paths =>
    [
        "/health", "/api/v1/events", "/api/auth/profile", "/tickets", "/OTA/health", "/f13/availability.v1",
        "/openapi.json", "/api/v1/seats/reserve", "/nowhere",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Answers_a_preflight_the_same_whatever_it_is_about(string path)
    {
        foreach (var method in (string[])["GET", "DELETE", "NONSENSE"])
        {
            using var response = await AskAsync(path, TrustedBelow, method);

            Assert.Equal(204, (int)response.StatusCode);
            Assert.Equal(TrustedBelow, One(response, "Access-Control-Allow-Origin"));
            Assert.Equal("true", One(response, "Access-Control-Allow-Credentials"));
            Assert.Equal("86400", One(response, "Access-Control-Max-Age"));
            Assert.Equal("GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS", One(response, "Access-Control-Allow-Methods"));
            Assert.Contains("Idempotency-Key", One(response, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
            Assert.Single(response.Headers.Vary, "Origin");
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Lets_a_trusted_page_read_the_answer_and_send_credentials(string path)
    {
        using var response = await CallAsync(path, Trusted);

        Assert.Equal(Trusted, One(response, "Access-Control-Allow-Origin"));
        Assert.Equal("true", One(response, "Access-Control-Allow-Credentials"));
        Assert.Contains("Retry-After", One(response, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Methods"));
        Assert.Single(response.Headers.Vary, "Origin");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Lets_any_other_page_read_the_answer_without_credentials(string path)
    {
        using var asked = await AskAsync(path, "https://elsewhere.example", "POST");
        using var answered = await CallAsync(path, "https://elsewhere.example");

        IsForOthers(asked);
        IsForOthers(answered);
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
    public async Task Trusts_no_origin_that_differs_in_scheme_port_or_name(string origin)
    {
        using var asked = await AskAsync("/api/v1/seats/reserve", origin, "POST");
        using var answered = await CallAsync("/api/v1/events", origin);

        IsForOthers(asked);
        IsForOthers(answered);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Tells_caches_that_answers_differ_by_origin_even_without_one(string path)
    {
        using var response = await platform.Client.GetAsync(path);

        Assert.Single(response.Headers.Vary, "Origin");
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Takes_options_without_a_method_to_ask_for_as_no_preflight()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/auth/profile");
        request.Headers.Add("Origin", Trusted);

        using var response = await platform.Client.SendAsync(request);

        Assert.Contains("PUT", response.Content.Headers.Allow);
        Assert.Equal(Trusted, One(response, "Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Methods"));
    }

    private static void IsForOthers(HttpResponseMessage response)
    {
        Assert.Equal("*", One(response, "Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Single(response.Headers.Vary, "Origin");
    }

    private static string One(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues(name));

    private async Task<HttpResponseMessage> AskAsync(string path, string origin, string method)
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
