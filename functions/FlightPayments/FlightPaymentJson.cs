using System.Text.Json.Serialization;

namespace Serverless.Functions.FlightPayments;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CreatePaymentOrderRequest))]
[JsonSerializable(typeof(CreatePaymentOrderResponse))]
[JsonSerializable(typeof(ReceivePaymentEventRequest))]
[JsonSerializable(typeof(ReceivePaymentEventResponse))]
[JsonSerializable(typeof(AttachBookingRequest))]
[JsonSerializable(typeof(AttachBookingResponse))]
[JsonSerializable(typeof(PaymentHealthResponse))]
[JsonSerializable(typeof(string))]
internal sealed partial class FlightPaymentJson : JsonSerializerContext;
