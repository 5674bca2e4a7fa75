using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>Pages may read every header that the description tells of, and send every one that it takes.</summary>
[Collection(PlatformTests.Name)]
public sealed class CorsHeadersTests(PlatformFixture platform)
{
    // What pages add by themselves, or SignalR's client does.
    private static readonly string[] OfBrowsers =
        ["Authorization", "Content-Type", "X-Requested-With", "X-SignalR-User-Agent", "tracestate"];

    [Fact]
    public async Task Shows_and_takes_what_is_described_and_nothing_else()
    {
        var document = ApiDocument.Of(FunctionTable.Of(typeof(FunctionApp).Assembly), typeof(FunctionApp).Assembly);
        var components = document["components"]!;
        var taken = components["parameters"]!.AsObject().Select(one => (string)one.Value!["name"]!);

        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/queue/join");
        request.Headers.Add("Origin", "https://shop.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var preflight = await platform.Client.SendAsync(request);
        using var actual = new HttpRequestMessage(HttpMethod.Get, "/health");
        actual.Headers.Add("Origin", "https://shop.example");
        using var response = await platform.Client.SendAsync(actual);

        Assert.Equal(Sorted(components["headers"]!.AsObject().Select(one => one.Key)), Words(response, "Expose"));
        Assert.Equal(Sorted(taken.Concat(OfBrowsers)), Words(preflight, "Allow"));
    }

    private static string[] Words(HttpResponseMessage response, string verb) =>
        Sorted(Assert.Single(response.Headers.GetValues($"Access-Control-{verb}-Headers")).Split(','));

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
