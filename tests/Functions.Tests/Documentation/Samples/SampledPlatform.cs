using Serverless.Functions.Tests.Platform;
using Serverless.Local.Samples;

namespace Serverless.Functions.Tests.Documentation.Samples;

/// <summary>The platform as `dotnet run --project local` starts it: with the samples.</summary>
public sealed class SampledPlatform : PlatformFixture
{
    protected override bool UsesFakeBootpay => false;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await SampleData.Of(Platform.Services).LoadAsync(default);
    }
}
