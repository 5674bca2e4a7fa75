using System.Text.Json.Serialization;

namespace Serverless.SupplierMocks.Ingresso.Store;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IngressoCommon))]
[JsonSerializable(typeof(IngressoEvent))]
[JsonSerializable(typeof(IngressoTransaction))]
[JsonSerializable(typeof(IngressoStock))]
[JsonSerializable(typeof(string))]
internal sealed partial class IngressoStoreJson : JsonSerializerContext;
