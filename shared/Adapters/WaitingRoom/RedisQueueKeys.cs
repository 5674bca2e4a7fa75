using System.Collections.Concurrent;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>The keys of a queue, in the order that its scripts expect. Seat holds read the passes.</summary>
internal static class RedisQueueKeys
{
    private const int CachedMax = 4_096;

    private static readonly string[] Parts = ["waiting", "admitted", "seen", "state", "leases", "numbers", "restored"];

    private static readonly ConcurrentDictionary<PerformanceTag, RedisKey[]> Cached = new();

    public static RedisKey[] Of(PerformanceTag performance)
    {
        if (Cached.TryGetValue(performance, out var keys))
        {
            return keys;
        }

        // The braces are a hash tag: one script can read the whole queue, on a cluster too.
        keys = [.. Parts.Select(part => (RedisKey)$"queue:{{{performance}}}:{part}")];

        if (Cached.Count < CachedMax)
        {
            Cached.TryAdd(performance, keys);
        }

        return keys;
    }

    /// <summary>The same, and the places of the visitor's address.</summary>
    public static RedisKey[] Of(PerformanceTag performance, in QueueVisitor visitor) =>
    [
        .. Of(performance),
        $"queue:{{{performance}}}:from:{(visitor.User.IsGuest ? 'g' : 'u')}{visitor.Address}",
    ];

    /// <summary>Users with an admission pass, by the end of the pass. The scripts that hold seats read it.</summary>
    public static RedisKey Admitted(PerformanceTag performance) => Of(performance)[1];
}
