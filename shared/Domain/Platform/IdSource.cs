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
    public Guid Next(ScopedKind kind, int performanceNumber, RepeatKey? key)
    {
        if (key is not { } wish)
        {
            return Next(kind, performanceNumber);
        }

        Span<byte> entropy = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(entropy, wish.Bits);

        return ScopedId.Create(kind, performanceNumber, wish.FirstSeenAt, entropy[..ScopedId.EntropyLength]);
    }

    /// <summary>A new identifier of something that belongs to no performance, such as an account.</summary>
    public virtual Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());
}
