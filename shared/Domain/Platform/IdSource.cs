using System.Security.Cryptography;

namespace Serverless.Domain.Platform;

/// <summary>Where new identifiers come from: time-ordered, unguessable enough to be unique across all instances.</summary>
public class IdSource(TimeProvider clock)
{
    /// <summary>A new identifier of something that belongs to one performance and carries its number.</summary>
    public virtual Guid Next(ScopedKind kind, int performanceNumber)
    {
        Span<byte> entropy = stackalloc byte[ScopedId.EntropyLength];
        RandomNumberGenerator.Fill(entropy);

        return ScopedId.Create(kind, performanceNumber, clock.GetUtcNow(), entropy);
    }

    /// <summary>A new identifier of something that belongs to no performance, such as an account.</summary>
    public virtual Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());
}
