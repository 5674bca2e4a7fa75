using System.Buffers.Text;
using System.Text.Json;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// A token's JSON, read more strictly than the library reads it, and nothing believed yet. Of the header only the
/// algorithm and the key's name are read: keys and addresses that a token brings along (jwk, jku, x5u, x5c) are its
/// bearer's word.
/// </summary>
internal sealed class CompactToken
{
    private const int DepthMax = 8;
    private const string MediaTypePrefix = "application/";

    // A name that stands twice could mean one thing here and another to whoever signed.
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

    /// <summary>Null when the header names no key, or names it by something that is no text.</summary>
    public string? KeyId => TextOf(Header, "kid");

    public bool NamesKey => Header.TryGetProperty("kid"u8, out _);

    private JsonElement Header { get; }

    /// <summary>Null when this is no signed token of three parts, or one for another use than to show who calls.</summary>
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

            // An extension that must be understood is one that we do not understand.
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

    /// <summary>Null when it is missing or no text.</summary>
    public static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // What an issuer signs for another use (logout, DPoP) names its type; most access tokens name the old one, or none.
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

    // The library takes a time in quotation marks for one.
    private static bool IsTime(JsonElement claims, ReadOnlySpan<byte> name) =>
        !claims.TryGetProperty(name, out var time) || time.ValueKind == JsonValueKind.Number;

    private static JsonElement Read(string part) =>
        JsonElement.Parse(Base64Url.DecodeFromChars(part), Strict);
}
