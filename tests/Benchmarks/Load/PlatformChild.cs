using System.Diagnostics;
using Serverless.Local.Processes;

namespace Serverless.Benchmarks.Load;

/// <summary>A running platform with a data folder that goes with it.</summary>
internal sealed class PlatformChild(ChildProcess child, Uri server, string data) : IAsyncDisposable
{
    private readonly Process _process = Process.GetProcessById(child.Id);

    public Uri Server => server;

    public int ProcessId => child.Id;

    /// <summary>What the process has spent so far on all cores: host, worker and app, not Redis and not the load.</summary>
    public TimeSpan ReadCpu()
    {
        _process.Refresh();

        return _process.TotalProcessorTime;
    }

    /// <summary>Ends the process and leaves its data folder to whoever starts the next one on it.</summary>
    public Task StopAsync() => child.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        _process.Dispose();

        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
