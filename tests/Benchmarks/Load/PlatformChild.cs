using System.Diagnostics;
using Serverless.Local.Processes;

namespace Serverless.Benchmarks.Load;

/// <summary>A running platform, which deletes its data folder on disposal.</summary>
internal sealed class PlatformChild(ChildProcess child, Uri server, string data) : IAsyncDisposable
{
    private readonly Process _process = Process.GetProcessById(child.Id);

    public Uri Server => server;

    public int ProcessId => child.Id;

    /// <summary>
    /// The CPU time of the process on all cores so far: host, worker and app, without Redis and without the load.
    /// </summary>
    public TimeSpan ReadCpu()
    {
        _process.Refresh();

        return _process.TotalProcessorTime;
    }

    /// <summary>Ends the process and keeps its data folder for the next start.</summary>
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
