using System.Collections.Concurrent;
using System.Security.Cryptography;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// Remembers which tokens were found valid, by their digest: the process holds no token that it could give away, and
/// looking one up takes no longer the better it is guessed. Two generations bound it without a list of who came last:
/// when the young one is full, the old one is forgotten.
/// </summary>
internal sealed class TokenCache(int countMax)
{
    private readonly int _generationMax = Math.Max(1, countMax / 2);

    private Generation _young = new();
    private Generation _old = new();

    public bool TryFind(in TokenDigest digest, out KnownToken known)
    {
        if (_young.Tokens.TryGetValue(digest, out known))
        {
            return true;
        }

        if (!_old.Tokens.TryGetValue(digest, out known))
        {
            return false;
        }

        Add(digest, known);

        return true;
    }

    public void Add(in TokenDigest digest, in KnownToken known)
    {
        var young = _young;

        if (!young.Tokens.TryAdd(digest, known))
        {
            young.Tokens[digest] = known;

            return;
        }

        // Counted here because the dictionary's own count takes all its locks.
        if (Interlocked.Increment(ref young.Count) == _generationMax)
        {
            _old = young;
            _young = new Generation();
        }
    }

    private sealed class Generation
    {
        public ConcurrentDictionary<TokenDigest, KnownToken> Tokens { get; } = new();

        public int Count;
    }
}

/// <summary>What was found out about a token, and for how long that holds. Only what is valid is remembered.</summary>
internal readonly record struct KnownToken(TokenReading Reading)
{
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until then the key that signed it need not be looked at again.</summary>
    public DateTimeOffset TrustedUntil { get; init; }
}

/// <summary>The SHA-256 of a token.</summary>
internal readonly record struct TokenDigest(UInt128 High, UInt128 Low)
{
    public static TokenDigest Of(ReadOnlySpan<byte> token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(token, digest);

        return new TokenDigest(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));
    }
}
