using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>CORS exposes every response header and allows every request header of the API description.</summary>
[Collection(PlatformTests.Name)]
public sealed class CorsHeadersTests(PlatformFixture platform)
{
    // Browsers and the SignalR client add these headers themselves.
    private static readonly string[] OfBrowsers =
        ["Authorization", "Content-Type", "X-Requested-With", "X-SignalR-User-Agent", "tracestate"];

    [Fact]
    public async Task CORS_headers_match_the_API_description()
    {
        var document = ApiDocument.Of(FunctionTable.Of(typeof(FunctionApp).Assembly), typeof(FunctionApp).Assembly);
        var components = document["components"]!;
        var parameters = components["parameters"]!.AsObject().Select(one => (string)one.Value!["name"]!);

        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/queue/join");
        request.Headers.Add("Origin", "https://shop.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var preflight = await platform.Client.SendAsync(request);
        using var actual = new HttpRequestMessage(HttpMethod.Get, "/health");
        actual.Headers.Add("Origin", "https://shop.example");
        using var response = await platform.Client.SendAsync(actual);

        Assert.Equal(Sorted(components["headers"]!.AsObject().Select(one => one.Key)), HeaderNames(response, "Expose"));
        Assert.Equal(Sorted(parameters.Concat(OfBrowsers)), HeaderNames(preflight, "Allow"));
    }

    private static string[] HeaderNames(HttpResponseMessage response, string verb) =>
        Sorted(Assert.Single(response.Headers.GetValues($"Access-Control-{verb}-Headers")).Split(','));

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
