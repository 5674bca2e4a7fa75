using System.Text.Json.Serialization;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(CreatePaymentIntentRequest))]
[JsonSerializable(typeof(CreatePaymentIntentResponse))]
[JsonSerializable(typeof(ShowPaymentIntentResponse))]
[JsonSerializable(typeof(ConfirmReservationRequest))]
[JsonSerializable(typeof(ConfirmReservationResponse))]
internal sealed partial class PaymentJson : JsonSerializerContext;
