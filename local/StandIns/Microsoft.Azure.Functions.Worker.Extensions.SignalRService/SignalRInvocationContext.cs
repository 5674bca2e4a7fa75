using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker.Extensions.SignalRService;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stand-in for the type of the same name in Worker.Extensions.SignalRService.</summary>
public sealed class SignalRInvocationContext
{
    public object[]? Arguments { get; set; }

    public string? Error { get; set; }

    public SignalRInvocationCategory Category { get; set; }

    public string Event { get; set; } = "";

    public string Hub { get; set; } = "";

    public string ConnectionId { get; set; } = "";

    public string UserId { get; set; } = "";

    [JsonConverter(typeof(HttpHeaderDictionaryConverter))]
    public IDictionary<string, StringValues> Headers { get; set; } = new Dictionary<string, StringValues>();

    [JsonConverter(typeof(HttpHeaderDictionaryConverter))]
    public IDictionary<string, StringValues> Query { get; set; } = new Dictionary<string, StringValues>();

    [JsonConverter(typeof(HttpHeaderDictionaryConverter))]
    public IDictionary<string, StringValues> Claims { get; set; } = new Dictionary<string, StringValues>();
}

/// <summary>Stand-in for the type of the same name in Worker.Extensions.SignalRService.</summary>
[JsonConverter(typeof(JsonStringEnumConverter))]
public enum SignalRInvocationCategory
{
    Connections,
    Messages,
}
