using System.Diagnostics;

namespace Serverless.Functions.Tests.Operations;

/// <summary>
/// Prometheus' own check of what a server shows; from the package "prometheus" of Debian and its kin.
/// </summary>
internal static class Promtool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Everything it says; nothing when it is content.</summary>
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

/// <summary>Runs where promtool is; elsewhere it says what is missing, and in CI it fails instead.</summary>
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
