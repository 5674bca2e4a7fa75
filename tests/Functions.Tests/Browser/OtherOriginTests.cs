using System.Text.Json;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.Browser;

/// <summary>A page of another origin uses the platform from a real browser.</summary>
public sealed class OtherOriginTests(BrowserPlatform platform) : IClassFixture<BrowserPlatform>
{
    [ChromiumInstalledFact]
    public async Task A_page_of_the_trusted_origin_gets_live_messages_with_credentials()
    {
        var (report, performance) = await RunAsync("localhost");

        Assert.Equal(performance, Text(report, "webSockets"));
        Assert.Equal(performance, Text(report, "serverSentEvents"));
        Assert.Equal(performance, Text(report, "longPolling"));
        Assert.Equal(performance, Text(report, "withoutCredentials"));
        Assert.Equal(("200", "404"), (Text(report, "write"), Text(report, "unknownPath")));
        Assert.Equal(("true", "blocked"), (Text(report, "picture"), Text(report, "otherAnswer")));
    }

    [ChromiumInstalledFact]
    public async Task A_page_of_any_other_origin_gets_them_without_credentials_only()
    {
        var (report, performance) = await RunAsync("127.0.0.1");

        Assert.StartsWith("failed", Text(report, "webSockets"), StringComparison.Ordinal);
        Assert.StartsWith("failed", Text(report, "longPolling"), StringComparison.Ordinal);
        Assert.StartsWith("failed", Text(report, "write"), StringComparison.Ordinal);
        Assert.Equal(performance, Text(report, "withoutCredentials"));
        Assert.Equal("true", Text(report, "picture"));
    }

    private async Task<(JsonElement Report, string Performance)> RunAsync(string host)
    {
        var performance = (await platform.PublishAsync(CatalogueCalls.Event("Another origin"))).Id();
        var ticket = (await platform.IssueAsync())[0];
        await using var server = new PageServer(platform.PagePort);
        server.Add("/", "text/html", await File.ReadAllBytesAsync(Path.Combine(
            SolutionFolder.Root, "tests", "Functions.Tests", "Browser", "other-origin.html")));
        server.Add("/signalr.js", "text/javascript", await File.ReadAllBytesAsync(BrowserPlatform.SignalRScript));
        server.Add("/setup.json", "application/json", JsonSerializer.Serialize(new
        {
            address = platform.Platform.BaseAddress,
            token = platform.UserToken,
            @event = performance,
            picture = new Uri(platform.Platform.BaseAddress, $"tickets/{ticket}/qr.png"),
        }));

        await using var browser = Chromium.Open(new Uri($"http://{host}:{server.Port}/"));

        return (await server.ReadReportAsync(), performance);
    }

    private static string Text(JsonElement report, string name) => report.GetProperty(name).ToString();
}
