using System.Text.RegularExpressions;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>The files of the API documentation pages, and their Content-Security-Policy.</summary>
[Collection(PlatformTests.Name)]
public sealed partial class DocsPagesTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("/docs", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/docs/swagger.js")]
    [InlineData("/redoc", "/docs/redoc.js", "/docs/redoc.standalone.js")]
    public async Task Serves_every_file_that_a_page_loads(string page, params string[] files)
    {
        var (seen, open) = (new SortedSet<string>(StringComparer.Ordinal), new Queue<string>([page]));

        while (open.TryDequeue(out var path))
        {
            var answer = await platform.Client.SendAsync(HttpMethod.Get, path);
            Assert.Equal((path, 200, TypeOf(path)), (path, answer.Status, answer.MediaType));

            foreach (var file in OwnFile().Matches(answer.Text).Select(match => match.Groups[1].Value))
            {
                if (seen.Add(file))
                {
                    open.Enqueue(file);
                }
            }
        }

        Assert.Equal(files, seen);
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/swagger.js")]
    [InlineData("/redoc")]
    [InlineData("/docs/redoc.js")]
    public async Task Pages_contain_no_address_of_another_origin(string path)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path);

        Assert.DoesNotMatch(@"//[\w-]+\.\w", answer.Text);
    }

    // Third-party scripts contain many addresses in texts and links. This test looks for those that a page would load.
    [Fact]
    public async Task Redoc_loads_no_picture_from_its_publisher()
    {
        var script = await platform.Client.SendAsync(HttpMethod.Get, "/docs/redoc.standalone.js");

        Assert.DoesNotMatch(@"src:[^,]{0,20}https?://", script.Text);
        Assert.DoesNotContain("cdn.redoc.ly", script.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/docs", "style-src 'self'; img-src data: blob:")]
    [InlineData("/docs/swagger.html", "style-src 'self'; img-src data: blob:")]
    [InlineData("/redoc", "style-src 'unsafe-inline'; img-src data:; font-src data:")]
    [InlineData("/docs/redoc.html", "style-src 'unsafe-inline'; img-src data:; font-src data:")]
    public async Task The_Content_Security_Policy_allows_only_what_the_page_needs(string path, string needs)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            var page = await platform.Client.SendAsync(method, path);

            Assert.Equal(
                "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                    + $"frame-ancestors 'none'; {needs}",
                Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        }
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/redoc")]
    public async Task Pages_have_no_inline_scripts_or_styles(string path)
    {
        var page = await platform.Client.SendAsync(HttpMethod.Get, path);

        Assert.Equal("text/html", page.MediaType);
        Assert.DoesNotMatch(@"<script(?![^>]*src=)[^>]*>|<style|\son\w+=|style=", page.Text);
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css",
        ".js" => "text/javascript",
        _ => "text/html",
    };

    [GeneratedRegex(@"""(/docs/[\w.-]+)""")]
    private static partial Regex OwnFile();
}
