using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stands for the type of the same name in Worker.Extensions.SignalRService.</summary>
public sealed class SignalRInvocationContext
{
    public object[]? Arguments { get; set; }

    public string? Error { get; set; }

    public SignalRInvocationCategory Category { get; set; }

    public string Event { get; set; } = "";

    public string Hub { get; set; } = "";

    public string ConnectionId { get; set; } = "";

    public string UserId { get; set; } = "";

    public IDictionary<string, StringValues> Headers { get; set; } = new Dictionary<string, StringValues>();

    public IDictionary<string, StringValues> Query { get; set; } = new Dictionary<string, StringValues>();

    public IDictionary<string, StringValues> Claims { get; set; } = new Dictionary<string, StringValues>();
}

/// <summary>Stands for the type of the same name in Worker.Extensions.SignalRService.</summary>
public enum SignalRInvocationCategory
{
    Connections,
    Messages,
}
