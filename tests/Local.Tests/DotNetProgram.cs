using System.Collections.Concurrent;
using System.Diagnostics;

namespace Serverless.Local.Tests;

/// <summary>A built program in a separate process, with its output.</summary>
internal abstract class DotNetProgram : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <param name="line">The file of the program, and its arguments.</param>
    /// <param name="settings">The settings, passed as environment variables.</param>
    /// <param name="folder">The working directory; by default that of the tests.</param>
    protected DotNetProgram(
        IEnumerable<string> line, IEnumerable<KeyValuePair<string, string>> settings, string folder = "")
    {
        var start = new ProcessStartInfo("dotnet", line)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        // Each test configures its own Redis, so the Redis of the machine must not be used.
        start.Environment.Remove("REDIS_CONNECTION");

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        Process = new Process { StartInfo = start };
        Process.OutputDataReceived += (_, written) => _lines.Enqueue(written.Data ?? "");
        Process.ErrorDataReceived += (_, written) => _lines.Enqueue(written.Data ?? "");
        Process.Start();
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    public bool HasExited => Process.HasExited;

    protected Process Process { get; }

    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await Process.WaitForExitAsync(limit.Token);

        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
    }

    /// <summary>Waits for the condition; throws with all output when the program ends first.</summary>
    protected Task UntilAsync(Func<bool> condition) => Eventually.UntilAsync(() =>
        !Process.HasExited ? condition() : throw new InvalidOperationException(Output));
}
