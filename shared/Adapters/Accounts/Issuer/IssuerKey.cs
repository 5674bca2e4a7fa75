using System.Security.Cryptography;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// A public key of the issuer, for one algorithm only. Not kept as the platform's object, which several threads may not
/// use at once; making one from its numbers costs less than the check itself, and a token is checked once.
/// </summary>
internal abstract record IssuerKey
{
    public abstract bool HasSigned(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature);
}

/// <summary>RS256.</summary>
internal sealed record RsaIssuerKey(RSAParameters Numbers) : IssuerKey
{
    public const int BitsMin = 2048;
    public const int BitsMax = 8192;
    public const int ExponentBytesMax = 4;

    public override bool HasSigned(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var rsa = RSA.Create(Numbers);

        return rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}

/// <summary>ES256.</summary>
internal sealed record EllipticIssuerKey(ECParameters Numbers) : IssuerKey
{
    public const int CoordinateBytes = 32;

    public override bool HasSigned(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var curve = ECDsa.Create(Numbers);

        return curve.VerifyData(
            text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}

/// <summary>What a token's header says of its key. Found by both, a key never serves another algorithm.</summary>
internal readonly record struct IssuerKeyName(string Id, string Algorithm);
