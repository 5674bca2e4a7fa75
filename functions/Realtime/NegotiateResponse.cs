using System.Text.Json.Serialization;

namespace Serverless.Functions.Realtime;

/// <summary>The door as the SignalR service writes it, for the API's description: nobody here makes one.</summary>
internal sealed record NegotiateResponse(string Url, string AccessToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NegotiateResponse))]
internal sealed partial class NegotiateJson : JsonSerializerContext;
