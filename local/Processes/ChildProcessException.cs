namespace Serverless.Local.Processes;

/// <summary>A child process did not start in time.</summary>
public sealed class ChildProcessException(ChildCommand command, string lastOutput)
    : Exception($"{command.FileName} {string.Join(' ', command.Arguments)} did not answer. It wrote: {lastOutput}");
