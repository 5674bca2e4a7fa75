using System.Text.Json.Serialization;

namespace Serverless.SupplierMocks.Hkdl.Store;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HkdlOrder))]
[JsonSerializable(typeof(HkdlStock))]
[JsonSerializable(typeof(HkdlCatalogue))]
[JsonSerializable(typeof(string))]
internal sealed partial class HkdlStoreJson : JsonSerializerContext;
