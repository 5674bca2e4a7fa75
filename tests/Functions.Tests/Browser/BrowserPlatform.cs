using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Browser;

/// <summary>A platform that trusts the pages of one origin, which is not its own.</summary>
public sealed class BrowserPlatform : PlatformFixture
{
    private static readonly string Npm = SolutionFolder.Npm;

    public int PagePort { get; } = PageServer.FindPort();

    /// <summary>The browser's build of the official SignalR client.</summary>
    public static string SignalRScript { get; } =
        Path.Combine(Npm, "node_modules", "@microsoft", "signalr", "dist", "browser", "signalr.js");

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [new("FRONTEND_URL", $"http://localhost:{PagePort}")];

    public override async Task InitializeAsync()
    {
        await NpmFolder.RestoreAsync(Npm, default);
        await base.InitializeAsync();
    }
}
