using System.Diagnostics;

namespace Serverless.Functions.Tests.Operations;

/// <summary>
/// The metrics check of Prometheus, from the Debian package "prometheus".
/// </summary>
internal static class Promtool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The output of the check; empty when it finds no problem.</summary>
    public static async Task<string> CheckAsync(string metrics)
    {
        using var process = Process.Start(new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(Limit);
        await process.StandardInput.WriteAsync(metrics.AsMemory(), limit.Token);
        process.StandardInput.Close();
        var words = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);

        return process.ExitCode == 0 ? string.Concat(words) : $"exit code {process.ExitCode}: {string.Concat(words)}";
    }

    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "promtool")));
}

/// <summary>Runs where promtool is installed. Elsewhere the test is skipped; in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        if (!Promtool.IsInstalled && Environment.GetEnvironmentVariable("CI") is null)
        {
            Skip = "promtool is not installed: apt-get install prometheus.";
        }
    }
}
