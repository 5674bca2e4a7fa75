using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.Functions;
using Serverless.Local.Host;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>
/// The built app in a process of its own, started as the official host starts it: its own Program.cs, its own start-up
/// code, settings from the environment alone.
/// </summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Process _process;

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    public bool HasExited => _process.HasExited;

    public static WorkerProcess Start(Uri rpcAddress, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(FunctionApp).Assembly.Location,
            "--functions-uri", rpcAddress.ToString(),
            "--functions-worker-id", "worker",
            "--functions-request-id", "request",
            "--functions-grpc-max-message-length", $"{int.MaxValue}",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = AppContext.BaseDirectory;
        start.Environment.Remove("REDIS_CONNECTION");

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new WorkerProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits until the host has loaded this worker.</summary>
    public Task IsReadyAsync(FunctionsHost host) => Eventually.UntilAsync(() =>
        !_process.HasExited ? host.HasWorker : throw new InvalidOperationException(Output));

    public void Kill() => _process.Kill();

    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await _process.WaitForExitAsync(limit.Token);

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
