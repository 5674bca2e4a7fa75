using System.Diagnostics;

namespace Serverless.Local.Processes;

/// <summary>
/// A server that this process started. It answers before it is handed out, and on Linux it never outlives its parent,
/// however the parent ends.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly ProcessOutput _output;

    private ChildProcess(Process process, ProcessOutput output) => (_process, _output) = (process, output);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that the child wrote, for a person who looks for the reason of a failure.</summary>
    public string LastOutput => _output.ToString();

    /// <summary>
    /// Starts the command and waits until its port answers; throws with the child's last words when it never does.
    /// </summary>
    public static async Task<ChildProcess> StartAsync(ChildCommand command, CancellationToken cancellationToken)
    {
        var output = new ProcessOutput();
        var process = await ChildStarter.StartAsync(command, output);
        var child = new ChildProcess(process, output);

        try
        {
            await child.WaitUntilItAnswersAsync(command, cancellationToken);
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }

        return child;
    }

    /// <summary>Asks the child to end and, when it does not, ends it.</summary>
    public async Task StopAsync()
    {
        Signal(UnixSignal.Continue);
        Signal(UnixSignal.Terminate);

        try
        {
            using var limit = new CancellationTokenSource(StopLimit);
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    /// <summary>Ends the child at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Freezes the child: it keeps its connections and answers nothing. Unix only.</summary>
    public void Suspend() => Signal(UnixSignal.Stop);

    /// <summary>Lets a frozen child go on. Unix only.</summary>
    public void Resume() => Signal(UnixSignal.Continue);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private async Task WaitUntilItAnswersAsync(ChildCommand command, CancellationToken cancellationToken)
    {
        if (command.Port is not { } port)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(command.StartLimit);

        while (!await LoopbackPort.AnswersAsync(port, limit.Token))
        {
            if (_process.HasExited || limit.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new ChildProcessException(command, LastOutput);
            }
        }
    }

    private void Signal(UnixSignal signal)
    {
        if (_process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            // Windows knows no signals; ending the child is the only one of them that it can be given.
            if (signal is UnixSignal.Terminate)
            {
                _process.Kill(entireProcessTree: true);
            }

            return;
        }

        UnixSignals.Send(_process.Id, signal);
    }
}
