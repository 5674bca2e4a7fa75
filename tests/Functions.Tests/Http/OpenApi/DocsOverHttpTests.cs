using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>The API description and its pages over HTTP.</summary>
[Collection(PlatformTests.Name)]
public sealed class DocsOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Serves_the_API_description_without_a_token()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/openapi.json");

        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.StartsWith("3.1.", answer.Body.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(answer.Body.GetProperty("paths").TryGetProperty("/api/v1/seats/reserve", out _));
    }

    [Theory]
    [InlineData("/openapi.json")]
    [InlineData("/docs")]
    [InlineData("/redoc")]
    [InlineData("/docs/swagger.js")]
    [InlineData("/docs/swagger-ui-bundle.js")]
    [InlineData("/docs/redoc.standalone.js")]
    public async Task Returns_304_for_a_known_ETag(string path)
    {
        using var first = await platform.Client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await platform.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.True(again.Headers.CacheControl!.NoCache);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/openapi.json", 5)]
    [InlineData("/docs/swagger-ui.css", 3)]
    [InlineData("/docs/swagger-ui-bundle.js", 3)]
    [InlineData("/docs/redoc.standalone.js", 3)]
    public async Task Compresses_the_description_and_its_pages_on_request(string path, int times)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        using var packed = await platform.Client.SendAsync(request);
        using var plain = await platform.Client.GetAsync(path);
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);

        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        Assert.True(packed.Content.Headers.ContentLength < plain.Content.Headers.ContentLength / times);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), bytes.ToArray());
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/redoc")]
    [InlineData("/docs/swagger-ui.css")]
    [InlineData("/docs/redoc.standalone.js")]
    public async Task HEAD_returns_the_headers_of_GET(string path)
    {
        using var get = await platform.Client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await platform.Client.SendAsync(request);

        Assert.Equal(200, (int)head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/docs/none.js")]
    [InlineData("/docs/..%2fswagger.js")]
    [InlineData("/docs/SWAGGER.JS")]
    [InlineData("/docs/swagger-initializer.js")]
    [InlineData("/docs/swagger-ui-bundle.js.map")]
    [InlineData("/docs/swagger/index.html")]
    [InlineData("/redoc/redoc.js")]
    public async Task Returns_404_for_any_other_file(string path)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path);

        Assert.Equal((404, "request.unknown-route"), (answer.Status, answer.Reason));
    }
}
