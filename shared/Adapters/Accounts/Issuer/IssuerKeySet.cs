using System.Buffers.Text;
using System.Collections.Frozen;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// The issuer's keys as it published them at one moment. Of a set, those keys count that are meant for signatures by an
/// algorithm of ours and are strong enough; the others do not exist.
/// </summary>
internal sealed class IssuerKeySet
{
    private const int KeyIdLengthMax = 200;

    private readonly FrozenDictionary<IssuerKeyName, IssuerKey> _keys;

    private IssuerKeySet(Dictionary<IssuerKeyName, IssuerKey> keys, DateTimeOffset fetchedAt) =>
        (_keys, FetchedAt) = (keys.ToFrozenDictionary(), fetchedAt);

    public static IssuerKeySet None { get; } = new([], DateTimeOffset.MinValue);

    public DateTimeOffset FetchedAt { get; }

    public int Count => _keys.Count;

    public IssuerKey? Find(IssuerKeyName name) => _keys.GetValueOrDefault(name);

    /// <summary>Null when this is no key set at all.</summary>
    public static IssuerKeySet? Parse(ReadOnlyMemory<byte> json, int countMax, DateTimeOffset fetchedAt)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var keys = new Dictionary<IssuerKeyName, IssuerKey>();

            foreach (var element in document.RootElement.GetProperty("keys"u8).EnumerateArray().Take(countMax))
            {
                if (NameOf(element) is { } name && KeyOf(element, name.Algorithm) is { } key)
                {
                    keys.TryAdd(name, key);
                }
            }

            return new IssuerKeySet(keys, fetchedAt);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IssuerKeyName? NameOf(JsonElement key)
    {
        var algorithm = (Text(key, "kty"u8), Text(key, "crv"u8)) switch
        {
            ("RSA", null) => IssuerAlgorithms.Rsa,
            ("EC", "P-256") => IssuerAlgorithms.Elliptic,
            _ => null,
        };
        var id = Text(key, "kid"u8);

        return algorithm is not null
            && id is { Length: > 0 and <= KeyIdLengthMax }
            && (!key.TryGetProperty("alg"u8, out _) || Text(key, "alg"u8) == algorithm)
            && (!key.TryGetProperty("use"u8, out _) || Text(key, "use"u8) == "sig")
            && IsForVerifying(key)
                ? new IssuerKeyName(id, algorithm)
                : null;
    }

    // A key whose private half is published with it is everybody's.
    private static bool IsForVerifying(JsonElement key) =>
        !key.TryGetProperty("d"u8, out _)
        && (!key.TryGetProperty("key_ops"u8, out var uses)
            || (uses.ValueKind == JsonValueKind.Array
                && uses.EnumerateArray().Any(use =>
                    use.ValueKind == JsonValueKind.String && use.ValueEquals("verify"u8))));

    private static IssuerKey? KeyOf(JsonElement element, string algorithm)
    {
        IssuerKey? key = algorithm == IssuerAlgorithms.Rsa ? RsaOf(element) : EllipticOf(element);

        try
        {
            // The platform takes no point that is not on the curve; better now than with every token.
            key?.HasSigned([], []);

            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static RsaIssuerKey? RsaOf(JsonElement key)
    {
        if (Bytes(key, "n"u8) is not { } modulus
            || Bytes(key, "e"u8) is not { Length: > 0 and <= RsaIssuerKey.ExponentBytesMax } exponent)
        {
            return null;
        }

        var bits = new BigInteger(modulus, isUnsigned: true, isBigEndian: true).GetBitLength();
        var power = new BigInteger(exponent, isUnsigned: true, isBigEndian: true);

        return bits is >= RsaIssuerKey.BitsMin and <= RsaIssuerKey.BitsMax && power > 2 && !power.IsEven
            ? new RsaIssuerKey(new RSAParameters { Modulus = Trim(modulus), Exponent = Trim(exponent) })
            : null;
    }

    private static EllipticIssuerKey? EllipticOf(JsonElement key) =>
        Bytes(key, "x"u8) is { Length: EllipticIssuerKey.CoordinateBytes } x
        && Bytes(key, "y"u8) is { Length: EllipticIssuerKey.CoordinateBytes } y
            ? new EllipticIssuerKey(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = x, Y = y },
            })
            : null;

    private static byte[] Trim(byte[] number) => number.AsSpan().TrimStart((byte)0).ToArray();

    private static string? Text(JsonElement key, ReadOnlySpan<byte> name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, ReadOnlySpan<byte> name)
    {
        var text = Text(key, name);

        return text is not null && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }
}

internal static class IssuerAlgorithms
{
    public const string Rsa = "RS256";
    public const string Elliptic = "ES256";
}
