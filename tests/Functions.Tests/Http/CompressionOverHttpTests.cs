using System.IO.Compression;
using System.Text.Json;
using Serverless.Functions.Http.Compression;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

public sealed class ProbedPlatformFixture : PlatformFixture
{
    protected override IReadOnlyList<Type> MoreFunctions => Probe.Types;
}

public sealed class CompressionOverHttpTests(ProbedPlatformFixture platform) : IClassFixture<ProbedPlatformFixture>
{
    private const int Large = 100_000;

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("identity", null)]
    [InlineData("gzip;q=0", null)]
    [InlineData(null, null)]
    public async Task Compresses_a_large_response_with_the_preferred_coding(string? accepted, string? coding)
    {
        using var response = await SendAsync(HttpMethod.Get, Large, accepted);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        Assert.Equal(coding is null, bytes.Length > Large);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Contains("Origin", response.Headers.Vary);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Large, Decode(bytes, coding).GetProperty("status").GetString()!.Length);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task HEAD_returns_the_content_length_of_GET(string accepted)
    {
        using var get = await SendAsync(HttpMethod.Get, Large, accepted);
        using var head = await SendAsync(HttpMethod.Head, Large, accepted);

        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentEncoding, head.Content.Headers.ContentEncoding);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Compresses_from_the_minimum_length_on()
    {
        using var frame = await SendAsync(HttpMethod.Get, 0, "br");
        var length = Compressor.BytesMin - (int)frame.Content.Headers.ContentLength!;

        using var below = await SendAsync(HttpMethod.Get, length - 1, "br");
        using var at = await SendAsync(HttpMethod.Get, length, "br");

        Assert.Empty(below.Content.Headers.ContentEncoding);
        Assert.DoesNotContain("Accept-Encoding", below.Headers.Vary);
        Assert.Equal("br", at.Content.Headers.ContentEncoding.Single());
    }

    [Theory]
    [InlineData("br, identity;q=0", "br")]
    [InlineData("gzip;q=0.5, *;q=0", "gzip")]
    [InlineData("br;q=0.2, gzip;q=0.8, identity;q=0", "gzip")]
    public async Task Compresses_a_short_response_when_the_client_refuses_it_otherwise(string accepted, string coding)
    {
        using var response = await SendAsync(HttpMethod.Get, 10, accepted);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Equal(10, Decode(bytes, coding).GetProperty("status").GetString()!.Length);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0.4", "gzip")]
    [InlineData("identity;q=0, *;q=0.1", "br")]
    [InlineData("br;q=0", null)]
    [InlineData(null, null)]
    public async Task The_API_description_comes_in_the_preferred_coding(string? accepted, string? coding)
    {
        using var response = await SendAsync(HttpMethod.Get, "/openapi.json", accepted);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.StartsWith("3.1", Decode(bytes, coding).GetProperty("openapi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_compress_the_response_to_a_POST()
    {
        using var response = await SendAsync(HttpMethod.Post, Large, "br");

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.DoesNotContain("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task Compresses_the_event_list()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.Add("Accept-Encoding", "br");
        using var response = await platform.Client.SendAsync(request);
        var coding = response.Content.Headers.ContentEncoding.SingleOrDefault();

        Assert.True(Decode(await response.Content.ReadAsByteArrayAsync(), coding).TryGetProperty("events", out _));
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, int length, string? accepted) =>
        SendAsync(method, $"/probe/gateway/large/{length}", accepted);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? accepted)
    {
        using var request = new HttpRequestMessage(method, path);

        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        return await platform.Client.SendAsync(request);
    }

    private static JsonElement Decode(byte[] bytes, string? coding)
    {
        using var body = new MemoryStream(bytes);
        using Stream plain = coding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };

        return JsonDocument.Parse(plain).RootElement;
    }
}
