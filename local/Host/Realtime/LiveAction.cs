using System.Text.Json;

namespace Serverless.Local.Host.Realtime;

/// <summary>A message or a group change, as the worker writes it.</summary>
internal sealed record LiveAction
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string? Target { get; init; }

    public JsonElement[]? Arguments { get; init; }

    /// <summary>Add, Remove or RemoveAll; only group changes have it.</summary>
    public string? Action { get; init; }

    public string? ConnectionId { get; init; }

    public string? UserId { get; init; }

    public string? GroupName { get; init; }
}
