using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoUserBody(
    string UserId, string RealName, string DefaultCountryCode, string SubUser,
    [property: JsonPropertyName("is_b2b")] bool IsB2b,
    string StatementDescriptor, string BackendGroup, string ContentGroup);

/// <summary>Contains the user twice: newer clients read the inner object, older ones the outer members.</summary>
internal sealed record IngressoTestResponse(
    IngressoUserBody UserInfo, string UserId, string RealName, string DefaultCountryCode, string SubUser,
    [property: JsonPropertyName("is_b2b")] bool IsB2b, string StatementDescriptor, string BackendGroup,
    string ContentGroup);
