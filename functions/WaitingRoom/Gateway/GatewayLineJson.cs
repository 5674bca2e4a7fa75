using System.Text.Json.Serialization;

namespace Serverless.Functions.WaitingRoom.Gateway;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JoinLineRequest))]
[JsonSerializable(typeof(JoinLineResponse))]
[JsonSerializable(typeof(FollowPlaceResponse))]
[JsonSerializable(typeof(UsePlaceRequest))]
[JsonSerializable(typeof(UsePlaceResponse))]
[JsonSerializable(typeof(GiveUpPlaceResponse))]
internal sealed partial class GatewayLineJson : JsonSerializerContext;
