using System.Diagnostics;

namespace Serverless.Local.Processes;

/// <summary>Runs a .NET command and waits for its end.</summary>
internal static class DotNet
{
    public static async Task<string> RunAsync(
        string[] arguments, string? folder, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(limit);

        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(ended.Token);
            await process.WaitForExitAsync(ended.Token);

            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed: {output}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
