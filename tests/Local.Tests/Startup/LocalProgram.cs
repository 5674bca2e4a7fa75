using System.Collections.Concurrent;
using System.Diagnostics;

namespace Serverless.Local.Tests.Startup;

/// <summary>The program as somebody would start it, in a process of its own.</summary>
internal sealed class LocalProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];

    private LocalProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static LocalProgram Start(params string[] arguments) =>
        Start(new Dictionary<string, string>(), arguments);

    public static LocalProgram Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalPlatform).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("REDIS_CONNECTION");

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new LocalProgram(new Process { StartInfo = start });
    }

    public Task IsReadyAsync() => Eventually.UntilAsync(() =>
        !_process.HasExited
            ? Output.Contains("Ctrl+C", StringComparison.Ordinal)
            : throw new InvalidOperationException(Output));

    /// <summary>Sends a signal by its name, as a shell does.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await _process.WaitForExitAsync(limit.Token);

        return _process.ExitCode;
    }

    /// <summary>The processes that this one started and that still run.</summary>
    public IReadOnlyList<int> Children()
    {
        var path = $"/proc/{_process.Id}/task";

        return !Directory.Exists(path)
            ? []
            : [.. Directory.GetDirectories(path)
                .Select(task => Path.Combine(task, "children"))
                .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(int.Parse)];
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
