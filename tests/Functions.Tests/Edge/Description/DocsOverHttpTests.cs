using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Edge.Description;

/// <summary>The API's description and its page, as clients and browsers get them.</summary>
[Collection(PlatformTests.Name)]
public sealed partial class DocsOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Shows_the_description_to_anybody()
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
    [InlineData("/docs/page.js")]
    public async Task Sends_nothing_again_to_whoever_has_it(string path)
    {
        using var first = await platform.Client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await platform.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Compresses_the_description_for_those_who_can_read_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi.json");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        using var packed = await platform.Client.SendAsync(request);
        using var plain = await platform.Client.GetAsync("/openapi.json");

        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        Assert.True(packed.Content.Headers.ContentLength < plain.Content.Headers.ContentLength / 5);
    }

    [Fact]
    public async Task Serves_every_file_that_the_page_asks_for_and_nothing_from_elsewhere()
    {
        var (seen, open) = (new HashSet<string>(), new Queue<string>(["/docs"]));

        while (open.TryDequeue(out var path))
        {
            var answer = await platform.Client.SendAsync(HttpMethod.Get, path);
            Assert.Equal((path, 200), (path, answer.Status));
            Assert.DoesNotMatch(@"(src|href|from|fetch\()\s*=?\s*""(https?:)?//", answer.Text);

            foreach (Match file in OwnFile().Matches(answer.Text))
            {
                if (seen.Add(file.Groups[1].Value))
                {
                    open.Enqueue(file.Groups[1].Value);
                }
            }
        }

        Assert.Contains("/docs/schemas.js", seen);
    }

    [Fact]
    public async Task Keeps_scripts_out_of_the_page_itself()
    {
        var page = await platform.Client.SendAsync(HttpMethod.Get, "/docs");

        Assert.Equal("text/html", page.MediaType);
        Assert.DoesNotMatch(@"<script(?![^>]*src=)[^>]*>|\son\w+=|style=", page.Text);
    }

    [Theory]
    [InlineData("/docs/none.js")]
    [InlineData("/docs/..%2fpage.js")]
    [InlineData("/docs/PAGE.JS")]
    public async Task Has_no_other_files(string path)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path);

        Assert.Equal((404, "request.unknown-route"), (answer.Status, answer.Reason));
    }

    [GeneratedRegex(@"""(/docs/[\w.]+)""")]
    private static partial Regex OwnFile();
}
