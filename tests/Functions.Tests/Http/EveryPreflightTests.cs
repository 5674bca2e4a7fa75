using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// A browser may ask for every address of the platform before it sends a request: each method of each function, the
/// hub's own address, and paths that nobody knows. Nothing asks such a request for a token.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class EveryPreflightTests(PlatformFixture platform)
{
    private const string Trusted = "https://shop.example";

    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    public static TheoryData<string, string> Addresses
    {
        get
        {
            var addresses = new TheoryData<string, string>();

            foreach (var function in Table.Functions.Where(one => one.Route is not null && one.Methods.Count > 0))
            {
                foreach (var method in function.Methods)
                {
                    addresses.Add(method, Calls.PathOf(function));
                }
            }

            foreach (var method in (string[])["PUT", "POST", "DELETE"])
            {
                addresses.Add(method, "/client/?hub=live");
                addresses.Add(method, "/client/negotiate?hub=live");
                addresses.Add(method, "/nowhere/at/all");
                addresses.Add(method, "/");
            }

            return addresses;
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_trusted_origin_may_call_with_credentials(string method, string path)
    {
        using var response = await PreflightAsync(method, path, Trusted);

        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal(Trusted, HeaderOf(response, "Access-Control-Allow-Origin"));
        Assert.Equal("true", HeaderOf(response, "Access-Control-Allow-Credentials"));
        Assert.Contains(method, HeaderOf(response, "Access-Control-Allow-Methods").Split(','));
        Assert.Contains(
            "authorization",
            HeaderOf(response, "Access-Control-Allow-Headers").Split(','),
            StringComparer.OrdinalIgnoreCase);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_page_may_read_why_the_hub_refuses_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/client/negotiate?hub=live");
        request.Headers.Add("Origin", Trusted);
        using var response = await platform.Client.SendAsync(request);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(Trusted, HeaderOf(response, "Access-Control-Allow-Origin"));
        Assert.Equal("true", HeaderOf(response, "Access-Control-Allow-Credentials"));
    }

    private async Task<HttpResponseMessage> PreflightAsync(string method, string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,x-requested-with,x-signalr-user-agent");

        return await platform.Client.SendAsync(request);
    }

    private static string HeaderOf(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues(name));
}
