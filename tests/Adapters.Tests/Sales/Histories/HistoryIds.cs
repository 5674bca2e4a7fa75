using System.Buffers.Binary;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>Ids that are the same for the same seed.</summary>
internal sealed class HistoryIds(Random random, TimeProvider clock) : IdSource(clock)
{
    private readonly TimeProvider _clock = clock;
    private int _last;

    public override Guid Next(ScopedKind kind, int performanceNumber)
    {
        Span<byte> entropy = stackalloc byte[ScopedId.EntropyLength];
        random.NextBytes(entropy);
        BinaryPrimitives.WriteInt32BigEndian(entropy, ++_last);

        return ScopedId.Create(kind, performanceNumber, _clock.GetUtcNow(), entropy);
    }
}
