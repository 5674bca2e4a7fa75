using System.Collections.Concurrent;
using System.Diagnostics;

namespace Serverless.Local.Tests;

/// <summary>A built program in a process of its own, and all that it wrote.</summary>
internal abstract class DotNetProgram : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <param name="line">The program's file, and its arguments.</param>
    /// <param name="settings">As environment variables.</param>
    /// <param name="folder">Where it runs; without one, where the tests run.</param>
    protected DotNetProgram(
        IEnumerable<string> line, IEnumerable<KeyValuePair<string, string>> settings, string folder = "")
    {
        var start = new ProcessStartInfo("dotnet", line)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        // Each test says which Redis it wants; the one of the machine is nobody's.
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

    /// <summary>Waits for the condition; throws all output when the program ends first.</summary>
    protected Task UntilAsync(Func<bool> condition) => Eventually.UntilAsync(() =>
        !Process.HasExited ? condition() : throw new InvalidOperationException(Output));
}
