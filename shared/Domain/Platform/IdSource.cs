using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Serverless.Domain.Platform;

/// <summary>
/// Makes new identifiers: time-ordered, and random enough to be unique across all instances. All of them are UUIDs of
/// version 4 in form (<see cref="UuidBits"/>).
/// </summary>
public class IdSource(TimeProvider clock)
{
    /// <summary>A new identifier of an object that belongs to one performance; it contains its number.</summary>
    public virtual Guid Next(ScopedKind kind, int performanceNumber)
    {
        Span<byte> entropy = stackalloc byte[ScopedId.EntropyLength];
        RandomNumberGenerator.Fill(entropy);

        return ScopedId.Create(kind, performanceNumber, clock.GetUtcNow(), entropy);
    }

    /// <summary>
    /// The identifier of the object that the request with <paramref name="key"/> makes; a new one without a key.
    /// </summary>
    public Guid Next(ScopedKind kind, int performanceNumber, IdempotencySeed? key)
    {
        if (key is not { } seed)
        {
            return Next(kind, performanceNumber);
        }

        Span<byte> entropy = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(entropy, seed.Bits);

        return ScopedId.Create(kind, performanceNumber, seed.FirstSeenAt, entropy[..ScopedId.EntropyLength]);
    }

    /// <summary>The same for an object that belongs to no performance.</summary>
    public Guid Next(IdempotencySeed? key)
    {
        if (key is not { } seed)
        {
            return Next();
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seed.FirstSeenAt.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], seed.Bits);
        UuidBits.Set(bytes, low: 0);

        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A new identifier of an object that belongs to no performance, such as an account.</summary>
    public virtual Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, clock.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        RandomNumberGenerator.Fill(bytes[6..]);
        UuidBits.Set(bytes, bytes[6]);

        return new Guid(bytes, bigEndian: true);
    }
}
