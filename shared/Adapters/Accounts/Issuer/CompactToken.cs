using System.Buffers.Text;
using System.Text.Json;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// A token's JSON, read more strictly than the library reads it, and not verified yet. Of the header only the algorithm
/// and the key's name are used: keys and addresses in a token (jwk, jku, x5u, x5c) are not trusted.
/// </summary>
internal sealed class CompactToken
{
    private const int DepthMax = 8;
    private const string MediaTypePrefix = "application/";

    // A duplicate name could mean one thing here and another to the signer.
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = DepthMax,
    };

    private CompactToken(string text, string algorithm, JsonElement header, JsonElement claims) =>
        (Text, Algorithm, Header, Claims) = (text, algorithm, header, claims);

    public string Text { get; }

    public string Algorithm { get; }

    public JsonElement Claims { get; }

    /// <summary>Null when the header names no key, or its name is not text.</summary>
    public string? KeyId => TextOf(Header, "kid");

    public bool NamesKey => Header.TryGetProperty("kid"u8, out _);

    private JsonElement Header { get; }

    /// <summary>Null when it is not a signed token of three parts, or not an access token.</summary>
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

            // We support no critical extension.
            return TextOf(header, "alg") is { } algorithm
                && !header.TryGetProperty("crit"u8, out _)
                && IsAccessToken(header)
                && IsTime(claims, "exp"u8)
                && IsTime(claims, "nbf"u8)
                ? new CompactToken(token, algorithm, header, claims)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null when it is missing or not text.</summary>
    public static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // Tokens for other purposes (logout, DPoP) have a type of their own; most access tokens have the old one or none.
    private static bool IsAccessToken(JsonElement header)
    {
        if (!header.TryGetProperty("typ"u8, out _))
        {
            return true;
        }

        var type = TextOf(header, "typ") ?? string.Empty;
        var name = type.StartsWith(MediaTypePrefix, StringComparison.OrdinalIgnoreCase)
            ? type[MediaTypePrefix.Length..]
            : type;

        return name.Equals("JWT", StringComparison.OrdinalIgnoreCase)
            || name.Equals("at+jwt", StringComparison.OrdinalIgnoreCase);
    }

    // The library also accepts a time as text.
    private static bool IsTime(JsonElement claims, ReadOnlySpan<byte> name) =>
        !claims.TryGetProperty(name, out var time) || time.ValueKind == JsonValueKind.Number;

    private static JsonElement Read(string part) =>
        JsonElement.Parse(Base64Url.DecodeFromChars(part), Strict);
}
