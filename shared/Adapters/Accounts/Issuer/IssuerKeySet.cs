using System.Collections.Frozen;
using System.Numerics;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// The issuer's keys, as published at one time. Only keys for signatures by a supported algorithm that are strong
/// enough are used; the others are ignored.
/// </summary>
internal sealed class IssuerKeySet
{
    private const int KeyIdLengthMax = 200;
    private const int RsaBitsMin = 2048;
    private const int RsaBitsMax = 8192;
    private const int RsaExponentBytesMax = 4;

    private readonly FrozenDictionary<IssuerKeyName, SecurityKey> _keys;

    private IssuerKeySet(Dictionary<IssuerKeyName, SecurityKey> keys, DateTimeOffset fetchedAt) =>
        (_keys, FetchedAt) = (keys.ToFrozenDictionary(), fetchedAt);

    public static IssuerKeySet None { get; } = new([], DateTimeOffset.MinValue);

    public DateTimeOffset FetchedAt { get; }

    public int Count => _keys.Count;

    public SecurityKey? Find(IssuerKeyName name) => _keys.GetValueOrDefault(name);

    /// <summary>Null when it is not a key set.</summary>
    public static IssuerKeySet? Parse(ReadOnlyMemory<byte> json, int countMax, DateTimeOffset fetchedAt)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var keys = new Dictionary<IssuerKeyName, SecurityKey>();

            // One by one, because the library rejects a whole set for one unreadable key.
            foreach (var element in document.RootElement.GetProperty("keys"u8).EnumerateArray().Take(countMax))
            {
                if (element.ValueKind != JsonValueKind.Object)
                {
                    return null;
                }

                if (Read(element) is { } key && NameOf(key) is { } name && KeyOf(key) is { } usable)
                {
                    keys.TryAdd(name, usable);
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

    private static JsonWebKey? Read(JsonElement element)
    {
        try
        {
            return new JsonWebKey(element.GetRawText());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static IssuerKeyName? NameOf(JsonWebKey key)
    {
        var algorithm = (key.Kty, key.Crv) switch
        {
            (JsonWebAlgorithmsKeyTypes.RSA, null) => IssuerAlgorithms.Rsa,
            (JsonWebAlgorithmsKeyTypes.EllipticCurve, JsonWebKeyECTypes.P256) => IssuerAlgorithms.Elliptic,
            _ => null,
        };

        // With a published private half anyone can sign.
        return algorithm is not null
            && key.Kid is { Length: > 0 and <= KeyIdLengthMax }
            && (key.Alg is null || key.Alg == algorithm)
            && (key.Use is null or JsonWebKeyUseNames.Sig)
            && (key.KeyOps.Count == 0 || key.KeyOps.Contains("verify"))
            && key.D is null
                ? new IssuerKeyName(key.Kid, algorithm)
                : null;
    }

    private static SecurityKey? KeyOf(JsonWebKey key)
    {
        // The numbers are the key. The library would prefer a certificate beside them, which may have other numbers.
        key.X5c.Clear();

        // .NET rejects a point that is not on the curve; better now than with every token.
        return (key.Kty != JsonWebAlgorithmsKeyTypes.RSA || IsStrong(key))
            && JsonWebKeyConverter.TryConvertToSecurityKey(key, out var usable)
                ? usable
                : null;
    }

    private static bool IsStrong(JsonWebKey key)
    {
        try
        {
            var exponent = Base64UrlEncoder.DecodeBytes(key.E);
            var power = new BigInteger(exponent, isUnsigned: true, isBigEndian: true);
            var modulus = new BigInteger(Base64UrlEncoder.DecodeBytes(key.N), isUnsigned: true, isBigEndian: true);

            return exponent.Length <= RsaExponentBytesMax
                && power > 2
                && !power.IsEven
                && modulus.GetBitLength() is >= RsaBitsMin and <= RsaBitsMax;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>The algorithm and the key name of a header. Both find a key, so it serves only one algorithm.</summary>
internal readonly record struct IssuerKeyName(string Id, string Algorithm);

internal static class IssuerAlgorithms
{
    public const string Rsa = SecurityAlgorithms.RsaSha256;
    public const string Elliptic = SecurityAlgorithms.EcdsaSha256;
}
