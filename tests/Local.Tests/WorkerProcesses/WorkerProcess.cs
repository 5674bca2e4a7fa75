using Serverless.Functions;
using Serverless.Local.Host;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>
/// The built app in a process of its own, started as the official host starts it: its own Program.cs, its own start-up
/// code, settings from the environment alone.
/// </summary>
internal sealed class WorkerProcess : DotNetProgram
{
    private WorkerProcess(IEnumerable<string> line, IEnumerable<KeyValuePair<string, string>> settings)
        : base(line, settings)
    {
    }

    public static WorkerProcess Start(Uri rpcAddress, IReadOnlyDictionary<string, string> settings) => new(
        [
            typeof(FunctionApp).Assembly.Location,
            "--functions-uri", rpcAddress.ToString(),
            "--functions-worker-id", "worker",
            "--functions-request-id", "request",
            "--functions-grpc-max-message-length", $"{int.MaxValue}",
        ],
        [new("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory), .. settings]);

    /// <summary>Waits until the host has loaded this worker.</summary>
    public Task IsReadyAsync(FunctionsHost host) => UntilAsync(() => host.HasWorker);

    public void Kill() => Process.Kill();
}
