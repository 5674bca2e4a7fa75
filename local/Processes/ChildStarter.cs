using System.Collections.Concurrent;
using System.Diagnostics;

namespace Serverless.Local.Processes;

/// <summary>
/// Starts children that end with this process. Linux kills such a child when the thread that started it ends, so one
/// thread that lives as long as the process starts them all.
/// </summary>
internal static class ChildStarter
{
    private static readonly BlockingCollection<Action> Starts = [];
    private static readonly bool CanTie = OperatingSystem.IsLinux() && IsInstalled("setpriv") && IsInstalled("setsid");

    static ChildStarter() => new Thread(Run) { IsBackground = true, Name = "Child starter" }.Start();

    public static Task<Process> StartAsync(ChildCommand command, ProcessOutput output)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                started.SetResult(Start(command, output));
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });

        return started.Task;
    }

    /// <summary>True when the search path has a program of that name.</summary>
    public static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void Run()
    {
        foreach (var start in Starts.GetConsumingEnumerable())
        {
            start();
        }
    }

    private static Process Start(ChildCommand command, ProcessOutput output)
    {
        var process = new Process { StartInfo = Describe(command) };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        EndWithThisProcess(process);

        return process;
    }

    private static ProcessStartInfo Describe(ChildCommand command)
    {
        // Both programs replace themselves by the next one, so the process id is the server's. In its own session the
        // child does not get the terminal's Ctrl+C; its parent stops it in order.
        string[] line = CanTie
            ? ["setsid", "setpriv", "--pdeathsig", "KILL", "--", command.FileName, .. command.Arguments]
            : [command.FileName, .. command.Arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void EndWithThisProcess(Process process)
    {
        if (CanTie)
        {
            return;
        }

        // Fallback: covers every end of this process except a crash.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // The child has ended already.
            }
        };
    }
}
