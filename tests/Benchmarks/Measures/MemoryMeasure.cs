using System.Globalization;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Measures;

/// <summary>Measures the resident memory of the idle Local host with loaded samples.</summary>
internal static class MemoryMeasure
{
    private const double MegabytesMax = 250;

    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync()
    {
        await using var platform = await Children.StartPlatformAsync(withSamples: true);
        await Task.Delay(IdleFor, TimeProvider.System);
        var resident = (await File.ReadAllLinesAsync($"/proc/{platform.ProcessId}/status"))
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        var megabytes = double.Parse(resident, CultureInfo.InvariantCulture) / 1024;

        return Report.AtMost("resident memory of the idle Local host, MB", megabytes, MegabytesMax, "VmRSS");
    }
}
