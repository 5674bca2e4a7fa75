using System.Collections.Concurrent;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The shards of sales that this process has committed and not yet told Redis. They save a read of the store; without
/// them the shards are read again.
/// </summary>
internal sealed class SoldShards
{
    private const int CountMax = 10_000;

    private readonly ConcurrentDictionary<ReservationId, IReadOnlyList<ShardState>> _shards = new();

    public void Add(ReservationId id, IReadOnlyList<ShardState> shards)
    {
        if (shards.Count > 0 && _shards.Count < CountMax)
        {
            _shards[id] = shards;
        }
    }

    /// <summary>Null when another process committed the sale, or when Redis was told already.</summary>
    public IReadOnlyList<ShardState>? Take(ReservationId id) =>
        _shards.TryRemove(id, out var shards) ? shards : null;
}

/// <summary>A shard of a ticket type's stock, as a change left it.</summary>
internal readonly record struct ShardState(int Ordinal, int Shard, StoredShard Stored);
