namespace Serverless.Local.Host.Realtime;

/// <summary>A client's message, connect or disconnect, as the worker reads it.</summary>
internal sealed record LiveInvocation(string Hub, string Category, string Event, string ConnectionId, string UserId)
{
    public const string Connections = "Connections";
    public const string Messages = "Messages";

    public IReadOnlyList<object?> Arguments { get; init; } = [];

    /// <summary>Error of a disconnect; null for a normal one.</summary>
    public string? Error { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();
}
