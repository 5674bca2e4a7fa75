using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// A token taken apart, and nothing believed yet. Of the header only the algorithm and the key's name are read: keys
/// and addresses that a token brings along (jwk, jku, x5u, x5c) are its bearer's word.
/// </summary>
internal sealed class CompactToken
{
    private const int DepthMax = 8;

    // A name that stands twice could mean one thing here and another to whoever signed.
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = DepthMax,
    };

    private CompactToken(string algorithm, string? keyId, byte[] signed, byte[] signature, JsonElement claims) =>
        (Algorithm, KeyId, Signed, Signature, Claims) = (algorithm, keyId, signed, signature, claims);

    public string Algorithm { get; }

    public string? KeyId { get; }

    public byte[] Signed { get; }

    public byte[] Signature { get; }

    public JsonElement Claims { get; }

    /// <summary>Null when this is no signed token of three parts.</summary>
    public static CompactToken? Parse(string token)
    {
        var parts = token.Split('.', 4);

        if (parts.Length != 3 || !parts.All(part => Base64Url.IsValid(part)))
        {
            return null;
        }

        try
        {
            var header = Read(parts[0]);
            var claims = Read(parts[1]);
            var algorithm = TextOf(header, "alg");

            // An extension that must be understood is one that we do not understand.
            return algorithm is null
                || claims.ValueKind != JsonValueKind.Object
                || header.TryGetProperty("crit"u8, out _)
                ? null
                : new CompactToken(
                    algorithm,
                    TextOf(header, "kid"),
                    Encoding.ASCII.GetBytes(token, 0, parts[0].Length + 1 + parts[1].Length),
                    Base64Url.DecodeFromChars(parts[2]),
                    claims);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null when it is missing or no text.</summary>
    public static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement Read(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);

        return document.RootElement.Clone();
    }
}
