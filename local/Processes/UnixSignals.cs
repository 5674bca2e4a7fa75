using System.Runtime.InteropServices;

namespace Serverless.Local.Processes;

internal enum UnixSignal
{
    Terminate,
    Stop,
    Continue,
}

internal static partial class UnixSignals
{
    public static void Send(int processId, UnixSignal signal) => _ = Kill(processId, NumberOf(signal));

    // The numbers of Linux and of the BSD family, which includes macOS, differ.
    private static int NumberOf(UnixSignal signal) => signal switch
    {
        UnixSignal.Stop => OperatingSystem.IsMacOS() ? 17 : 19,
        UnixSignal.Continue => OperatingSystem.IsMacOS() ? 19 : 18,
        _ => 15,
    };

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
