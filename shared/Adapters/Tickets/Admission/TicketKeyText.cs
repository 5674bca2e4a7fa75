using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Serverless.Adapters.Tickets.Admission;

/// <summary>Reads keys as people write them down. Throws for whatever is no key on P-256.</summary>
internal static class TicketKeyText
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int CoordinateBytes = 32;
    private const int IdLength = 11;
    private const int IdLengthMax = 32;

    public static IReadOnlyList<TicketKeyNumbers> Read(string text) => text.Trim() switch
    {
        "" => [],
        ['{', ..] json => ReadJson(json),

        // A setting of one line may write the ends of lines as escapes.
        var pem => [.. ReadPem(pem.Replace("\\n", "\n", StringComparison.Ordinal))],
    };

    private static IReadOnlyList<TicketKeyNumbers> ReadJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;

        return root.TryGetProperty("keys"u8, out var keys) ? [.. keys.EnumerateArray().Select(OfJson)] : [OfJson(root)];
    }

    private static TicketKeyNumbers OfJson(JsonElement key)
    {
        if (!key.GetProperty("kty"u8).ValueEquals("EC"u8) || !key.GetProperty("crv"u8).ValueEquals("P-256"u8))
        {
            throw new FormatException("Only EC keys on P-256.");
        }

        var id = key.TryGetProperty("kid"u8, out var kid) ? kid.GetString() : null;
        var d = key.TryGetProperty("d"u8, out var secret) ? Base64Url.DecodeFromChars(secret.GetString()) : null;

        return Check(id, new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(key.GetProperty("x"u8).GetString()),
                Y = Base64Url.DecodeFromChars(key.GetProperty("y"u8).GetString()),
            },
            D = d,
        });
    }

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
        // The platform refuses a point that is not on the curve, and a secret that is not the point's.
        using var key = ECDsa.Create(numbers);
        var own = key.ExportParameters(includePrivateParameters: false);

        if (own.Curve.Oid.Value != P256 || own.Q is not { X.Length: CoordinateBytes, Y.Length: CoordinateBytes })
        {
            throw new FormatException("Only keys on P-256.");
        }

        id = string.IsNullOrEmpty(id) ? ThumbprintOf(own.Q) : id;

        return id.Length <= IdLengthMax && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? new TicketKeyNumbers(id, numbers)
            : throw new FormatException($"A kid has at most {IdLengthMax} letters, digits, - and _.");
    }

    // The beginning of the key's thumbprint by RFC 7638: enough to tell a handful of keys apart, and codes stay short.
    private static string ThumbprintOf(ECPoint point)
    {
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        var members = $$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""";

        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(members)))[..IdLength];
    }
}

/// <summary>A key, with its name. Prints as its name, so that no log can show it.</summary>
internal sealed record TicketKeyNumbers(string Id, ECParameters Numbers)
{
    public bool CanSign => Numbers.D is not null;

    public string Point => Convert.ToHexString(Numbers.Q.X!) + Convert.ToHexString(Numbers.Q.Y!);

    public override string ToString() => $"{nameof(TicketKeyNumbers)} {{ Id = {Id} }}";
}
