using System.Diagnostics;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Measures;

/// <summary>
/// Measures the time from the start of the Local host's process, including its Redis, to the first response with all
/// samples: on a new data folder, which loads them, and on the same folder again.
/// </summary>
internal static class StartMeasure
{
    private const double SecondsMax = 2;

    public static async Task<int> RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("serverless-benchmark-").FullName;
        var started = Stopwatch.GetTimestamp();
        await using var first = await Children.StartPlatformAsync(withSamples: true, data: data);
        var missed = Write("start to first response, samples loaded, s", started);
        await first.StopAsync();

        started = Stopwatch.GetTimestamp();
        await using var second = await Children.StartPlatformAsync(withSamples: true, data: data);

        return missed + Write("start to first response, samples stored, s", started);
    }

    private static int Write(string measure, long started) => Report.AtMost(
        measure, Stopwatch.GetElapsedTime(started).TotalSeconds, SecondsMax, "with Redis");
}
