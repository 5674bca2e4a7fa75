using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Serverless.Domain.Platform;

/// <summary>
/// Where new identifiers come from: time-ordered, unguessable enough to be unique across all instances.
/// </summary>
public class IdSource(TimeProvider clock)
{
    /// <summary>A new identifier of something that belongs to one performance and carries its number.</summary>
    public virtual Guid Next(ScopedKind kind, int performanceNumber)
    {
        Span<byte> entropy = stackalloc byte[ScopedId.EntropyLength];
        RandomNumberGenerator.Fill(entropy);

        return ScopedId.Create(kind, performanceNumber, clock.GetUtcNow(), entropy);
    }

    /// <summary>
    /// The identifier of what <paramref name="key"/> brings into being; a new one when there is no key.
    /// </summary>
    public Guid Next(ScopedKind kind, int performanceNumber, IdempotencySeed? key)
    {
        if (key is not { } command)
        {
            return Next(kind, performanceNumber);
        }

        Span<byte> entropy = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(entropy, command.Bits);

        return ScopedId.Create(kind, performanceNumber, command.FirstSeenAt, entropy[..ScopedId.EntropyLength]);
    }

    /// <summary>The same for something that belongs to no performance.</summary>
    public Guid Next(IdempotencySeed? key)
    {
        if (key is not { } command)
        {
            return Next();
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, command.FirstSeenAt.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], command.Bits);

        // Version 8 of RFC 9562: its bits are ours, but for these.
        bytes[6] = 0x80;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));

        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A new identifier of something that belongs to no performance, such as an account.</summary>
    public virtual Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());
}
