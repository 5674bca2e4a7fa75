using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Serverless.Functions.Realtime;

/// <summary>The response that the SignalR service makes, with one member more.</summary>
/// <param name="UserId">
/// The caller's alias: what <c>userId</c> is in live messages of the event that the request names.
/// </param>
internal sealed record NegotiateResponse(
    string Url,
    string AccessToken,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UserId)
{
    /// <summary>The service's own response may have more members than are described here; all of them stay.</summary>
    public static byte[] WithAlias(BinaryData negotiated, string alias)
    {
        var response = JsonNode.Parse(negotiated)!.AsObject();
        response["userId"] = alias;

        return JsonSerializer.SerializeToUtf8Bytes(response, NegotiateJson.Default.JsonObject);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NegotiateResponse))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class NegotiateJson : JsonSerializerContext;
