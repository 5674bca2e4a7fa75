namespace Serverless.Local.Processes;

/// <summary>A server to start as a child process, and the loopback port on which it will answer.</summary>
public sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The start waits until this port accepts connections; without one it waits for nothing.</summary>
    public int? Port { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);
}
