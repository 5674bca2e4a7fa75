using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>A platform with running timers, and the official SignalR client for it.</summary>
public class LivePlatformFixture : PlatformFixture
{
    private string _npmFolder = string.Empty;

    protected override bool RunTimers => true;

    public override async Task InitializeAsync()
    {
        _npmFolder = SolutionFolder.Npm;
        await NpmFolder.RestoreAsync(_npmFolder, default);
        await base.InitializeAsync();
    }

    internal Task<OfficialClient> ConnectAsync(string token) =>
        OfficialClient.ConnectAsync(_npmFolder, Platform.BaseAddress, token);
}
