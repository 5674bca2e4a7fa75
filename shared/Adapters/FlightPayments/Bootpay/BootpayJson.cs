using System.Text.Json.Serialization;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>The keys of an old project, which a token is given for.</summary>
internal sealed record BootpayTokenRequest(string ApplicationId, string PrivateKey)
{
    public override string ToString() => nameof(BootpayTokenRequest);
}

internal sealed record BootpayConfirmRequest(string ReceiptId);

internal sealed record BootpayCancelRequest(
    string ReceiptId, long? CancelPrice, string CancelId, string CancelUsername, string CancelMessage);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BootpayTokenRequest))]
[JsonSerializable(typeof(BootpayConfirmRequest))]
[JsonSerializable(typeof(BootpayCancelRequest))]
internal sealed partial class BootpayJson : JsonSerializerContext;
