using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Redis;
using Serverless.Functions;
using Serverless.Local;

namespace Serverless.Benchmarks.Floor;

/// <summary>
/// The app with the floor functions in addition to its own and without its HTTP layer, as a process with the arguments
/// of the Local host.
/// </summary>
internal static class FloorPlatform
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var line = CommandLine.Parse(arguments) ?? throw new ArgumentException(CommandLine.Usage, nameof(arguments));
        await using var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = line.DataDirectory,
                Urls = line.Urls,
                RunTimers = false,
                MoreFunctions = [typeof(FloorFunctions)],
                Compose = Compose,
            },
            CancellationToken.None);
        await platform.WaitForShutdownAsync();

        return 0;
    }

    private static void Compose(FunctionsApplicationBuilder builder)
    {
        FunctionApp.AddContexts(builder.Services);
        builder.Services.AddSingleton(services => new FloorRedis(services.GetRequiredService<RedisConnection>()));
    }
}
