using System.Text.Json.Serialization;

namespace Serverless.Functions.WaitingRoom.Gateway;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JoinQueueRequest))]
[JsonSerializable(typeof(JoinQueueResponse))]
[JsonSerializable(typeof(QueueTokenStatusResponse))]
[JsonSerializable(typeof(EnterQueueRequest))]
[JsonSerializable(typeof(EnterQueueResponse))]
[JsonSerializable(typeof(LeaveQueueByTokenResponse))]
internal sealed partial class GatewayQueueJson : JsonSerializerContext;
