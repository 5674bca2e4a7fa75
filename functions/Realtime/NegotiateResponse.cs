using System.Text.Json.Serialization;

namespace Serverless.Functions.Realtime;

/// <summary>The response that the SignalR service makes, only for the API description.</summary>
internal sealed record NegotiateResponse(string Url, string AccessToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NegotiateResponse))]
internal sealed partial class NegotiateJson : JsonSerializerContext;
