using System.Buffers.Binary;
using System.Security.Cryptography;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>What a valid token says, and until when that holds. Tokens that are not valid are not remembered.</summary>
internal readonly record struct KnownToken(TokenReading Reading)
{
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until then the signing key need not be checked again.</summary>
    public DateTimeOffset TrustedUntil { get; init; }
}

/// <summary>
/// The SHA-256 of a token. The cache has it for a key, so that the process holds no token that could leak, and so that
/// the time of a look-up does not depend on how much of a token was guessed.
/// </summary>
internal readonly record struct TokenDigest(UInt128 High, UInt128 Low)
{
    public static TokenDigest Of(ReadOnlySpan<byte> token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(token, digest);

        return new TokenDigest(
            BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));
    }
}
