using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Serverless.Domain.Platform;

/// <summary>
/// Makes new identifiers: time-ordered, and random enough to be unique across all instances.
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

        // Version 8 of RFC 9562: all other bits are free.
        bytes[6] = 0x80;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));

        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A new identifier of an object that belongs to no performance, such as an account.</summary>
    public virtual Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());
}
