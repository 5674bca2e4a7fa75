using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

[Collection(PlatformTests.Name)]
public sealed class UnknownRouteTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("POST", "/api/v1/nowhere/at/all")]
    [InlineData("DELETE", "/api/authors")]
    [InlineData("GET", "/%EA%B3%B5%EC%97%B0")]
    public async Task An_unknown_route_returns_404_in_the_gateway_contract(string method, string path)
    {
        var answer = await platform.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal((404, "request.unknown-route"), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Gateway);
    }

    [Theory]
    [InlineData("GET", "/api/auth/nowhere")]
    [InlineData("DELETE", "/api/auth")]
    [InlineData("GET", "/api/flights")]
    [InlineData("GET", "/API/Flights/nowhere/")]
    [InlineData("POST", "/api/bookings/7/nowhere")]
    [InlineData("PUT", "/api/payments/nowhere")]
    [InlineData("GET", "/api/admin/flights/7/seats")]
    [InlineData("GET", "/api/promotions/7")]
    [InlineData("GET", "/api/user/nowhere")]
    public async Task An_unknown_route_of_CloudJet_returns_404_with_its_message(string method, string path)
    {
        var answer = await platform.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal((404, "request.unknown-route"), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.CloudJet);
        Assert.Equal("요청한 경로를 찾을 수 없습니다.", answer.Message);
    }

    [Theory]
    [InlineData("/api/flights", ApiContract.CloudJet)]
    [InlineData("/tickets/a/b", ApiContract.Movie)]
    [InlineData("/nowhere", ApiContract.Gateway)]
    public async Task A_too_large_body_at_an_unknown_route_is_refused_in_the_contract_of_the_path(
        string path, ApiContract expected)
    {
        var answer = await platform.Client.PostAsync(path, new string(' ', JsonRequest.BodyBytesMax + 1));

        Assert.Equal((413, "request.too-large"), (answer.Status, answer.Reason));
        answer.IsProblemIn(expected);
    }

    [Theory]
    [InlineData("{", "application/json", "요청 본문이 올바른 JSON 객체가 아닙니다.")]
    [InlineData("a=b", "text/plain", "Content-Type은 application/json이어야 합니다.")]
    public async Task CloudJets_message_is_Korean_when_a_body_cannot_be_read(string body, string type, string expected)
    {
        var answer = await platform.Client.SendAsync(
            HttpMethod.Post, "/api/auth/login", body: new StringContent(body, System.Text.Encoding.UTF8, type));

        Assert.Equal((400, expected), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.CloudJet);
    }

    [Fact]
    public async Task CloudJets_message_is_Korean_for_another_method()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Delete, "/api/auth/login");

        Assert.Equal((405, "허용되지 않은 메서드입니다."), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.CloudJet);
    }

    [Fact]
    public async Task A_known_path_with_another_method_returns_405_with_Allow()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/auth/profile");
        using var response = await platform.Client.SendAsync(request);

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(
            ["GET", "HEAD", "OPTIONS", "PUT"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task HEAD_returns_the_headers_of_GET()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/auth/health");
        using var response = await platform.Client.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 0);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example", true)]
    [InlineData("https://elsewhere.example", "*", false)]
    public async Task Any_origin_may_call_and_only_trusted_ones_with_credentials(
        string origin, string allowed, bool credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/seats/reserve");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,idempotency-key");

        using var response = await platform.Client.SendAsync(request);

        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal(allowed, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(credentials, response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Contains(
            "Idempotency-Key",
            response.Headers.GetValues("Access-Control-Allow-Headers").Single(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-request.1", true)]
    [InlineData("two words", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x", false)]
    public async Task Uses_the_clients_request_id_when_it_is_valid(string sent, bool kept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("X-Request-Id", sent);

        using var response = await platform.Client.SendAsync(request);

        var answered = response.Headers.GetValues("X-Request-Id").Single();
        Assert.Equal(kept, answered == sent);
        Assert.Matches("^[A-Za-z0-9._-]{1,64}$", answered);
    }

    [Fact]
    public async Task Continues_the_callers_trace()
    {
        const string TraceId = "0af7651916cd43dd8448eb211c80319c";
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");

        using var response = await platform.Client.SendAsync(request);

        Assert.Equal(TraceId, response.Headers.GetValues("X-Trace-Id").Single());
        Assert.Contains(TraceId, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
