using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Adapters.Tickets;

/// <summary>Reads keys in PEM or JSON form. Throws for a text that is not a key on P-256.</summary>
internal static class TicketKeyText
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int CoordinateBytes = 32;
    private const int IdLength = 11;
    private const int IdLengthMax = 32;

    public static IReadOnlyList<TicketKeyNumbers> Read(string text) => text.Trim() switch
    {
        "" => [],
        ['{', ..] json => [.. ReadJson(json)],

        // A setting on one line may contain line ends as escapes.
        var pem => [.. ReadPem(pem.Replace("\\n", "\n", StringComparison.Ordinal))],
    };

    private static IEnumerable<TicketKeyNumbers> ReadJson(string text)
    {
        var root = JsonElement.Parse(text);

        // Each key is read by itself, because the library skips invalid keys of a set.
        return (root.TryGetProperty("keys"u8, out var keys) ? [.. keys.EnumerateArray()] : new[] { root })
            .Select(key => OfJson(new JsonWebKey(key.GetRawText())));
    }

    private static TicketKeyNumbers OfJson(JsonWebKey key) =>
        key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256, X: not null, Y: not null }
            ? Check(key.Kid, new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(key.X), Y = Base64Url.DecodeFromChars(key.Y) },
                D = key.D is null ? null : Base64Url.DecodeFromChars(key.D),
            })
            : throw new FormatException("Only EC keys on P-256.");

    private static List<TicketKeyNumbers> ReadPem(string text)
    {
        var keys = new List<TicketKeyNumbers>();
        var rest = text.AsSpan();

        while (PemEncoding.TryFind(rest, out var fields))
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(rest[fields.Location]);
            keys.Add(Check(null, key.ExportParameters(rest[fields.Label].EndsWith("PRIVATE KEY"))));
            rest = rest[fields.Location.End..];
        }

        return keys.Count > 0 && rest.IsWhiteSpace() ? keys : throw new FormatException("Neither JSON nor PEM.");
    }

    private static TicketKeyNumbers Check(string? id, ECParameters numbers)
    {
        // The platform rejects a point that is not on the curve, and a private key that does not match it.
        using var key = ECDsa.Create(numbers);
        var own = key.ExportParameters(includePrivateParameters: false);

        if (own.Curve.Oid.Value != P256 || own.Q is not { X.Length: CoordinateBytes, Y.Length: CoordinateBytes })
        {
            throw new FormatException("Only keys on P-256.");
        }

        // The first letters of the RFC 7638 thumbprint distinguish a few keys and keep codes short.
        id = string.IsNullOrEmpty(id)
            ? Base64Url.EncodeToString(new ECDsaSecurityKey(key).ComputeJwkThumbprint())[..IdLength]
            : id;

        return id.Length <= IdLengthMax && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? new TicketKeyNumbers(id, numbers)
            : throw new FormatException($"A kid has at most {IdLengthMax} letters, digits, - and _.");
    }
}

/// <summary>A key and its id. The text form is the id only, so that no log contains the key.</summary>
internal sealed record TicketKeyNumbers(string Id, ECParameters Numbers)
{
    public bool CanSign => Numbers.D is not null;

    public string Point => Convert.ToHexString(Numbers.Q.X!) + Convert.ToHexString(Numbers.Q.Y!);

    public override string ToString() => $"{nameof(TicketKeyNumbers)} {{ Id = {Id} }}";
}
