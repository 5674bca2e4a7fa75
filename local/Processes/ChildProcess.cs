using System.Diagnostics;

namespace Serverless.Local.Processes;

/// <summary>
/// A server that this process started. It accepts connections when the start returns. On Linux it ends with its parent,
/// even if the parent is killed.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly ProcessOutput _output;

    private ChildProcess(Process process, ProcessOutput output) => (_process, _output) = (process, output);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The child's last output lines, to diagnose a failure.</summary>
    public string LastOutput => _output.ToString();

    /// <summary>
    /// Starts the command and waits until its port accepts connections. Throws with the child's last output when it
    /// never does.
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

    /// <summary>Asks the child to stop, and kills it if it does not.</summary>
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

    /// <summary>Kills the child, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Freezes the child: it keeps its connections and does not respond. Unix only.</summary>
    public void Suspend() => Signal(UnixSignal.Stop);

    /// <summary>Resumes a frozen child. Unix only.</summary>
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
            // Windows has no signals; a child can only be killed.
            if (signal is UnixSignal.Terminate)
            {
                _process.Kill(entireProcessTree: true);
            }

            return;
        }

        UnixSignals.Send(_process.Id, signal);
    }
}
