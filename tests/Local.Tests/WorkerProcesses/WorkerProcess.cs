using Serverless.Functions;
using Serverless.Local.Host;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>
/// The built app in a separate process, started like the official host starts it: with its own Program.cs and start-up
/// code, and with settings from the environment only.
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
