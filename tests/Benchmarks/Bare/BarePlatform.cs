using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Serverless.Functions;
using Serverless.Local;
using Serverless.Local.Samples;

namespace Serverless.Benchmarks.Bare;

/// <summary>The platform with a minimal HTTP layer, as a process with the arguments of the Local host.</summary>
internal static class BarePlatform
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var line = CommandLine.Parse(arguments) ?? throw new ArgumentException(CommandLine.Usage, nameof(arguments));
        await using var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions { DataDirectory = line.DataDirectory, Urls = line.Urls, Compose = Compose },
            CancellationToken.None);
        await SampleData.Of(platform.Services).LoadAsync(CancellationToken.None);
        await platform.WaitForShutdownAsync();

        return 0;
    }

    private static void Compose(FunctionsApplicationBuilder builder)
    {
        builder.UseMiddleware<BareHttpLayer>();
        FunctionApp.AddContexts(builder.Services);
    }
}
