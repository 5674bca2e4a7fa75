using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IngressoErrorResponse))]
[JsonSerializable(typeof(IngressoTestResponse))]
[JsonSerializable(typeof(IngressoEventsResponse))]
[JsonSerializable(typeof(IngressoEventsByIdResponse))]
[JsonSerializable(typeof(IngressoMonthsResponse))]
[JsonSerializable(typeof(IngressoPerformancesResponse))]
[JsonSerializable(typeof(IngressoPerformancesByIdResponse))]
[JsonSerializable(typeof(IngressoTimesResponse))]
[JsonSerializable(typeof(IngressoSourceBody[]))]
[JsonSerializable(typeof(IngressoAvailabilityResponse))]
[JsonSerializable(typeof(IngressoDiscountsResponse))]
[JsonSerializable(typeof(IngressoSendMethodsResponse))]
[JsonSerializable(typeof(IngressoEmptyResponse))]
[JsonSerializable(typeof(IngressoTrolleyResponse))]
[JsonSerializable(typeof(IngressoReserveResponse))]
[JsonSerializable(typeof(IngressoReleaseResponse))]
[JsonSerializable(typeof(IngressoTransactionResponse))]
[JsonSerializable(typeof(IngressoTransactionsByIdResponse))]
[JsonSerializable(typeof(IngressoCancelResponse))]
[JsonSerializable(typeof(ListIngressoErrorsResponse))]
[JsonSerializable(typeof(ShowIngressoHealthResponse))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(string))]
internal sealed partial class IngressoWireJson : JsonSerializerContext;
