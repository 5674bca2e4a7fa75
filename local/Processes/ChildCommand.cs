namespace Serverless.Local.Processes;

/// <summary>A command that starts a server as a child process.</summary>
public sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The start waits until this port accepts connections; null to wait for nothing.</summary>
    public int? Port { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);
}
