using System.Collections.Concurrent;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>The keys of a line, in the order in which its scripts expect them. Seat holds read the passes.</summary>
internal static class RedisQueueKeys
{
    private const int RememberedMax = 4_096;

    private static readonly string[] Parts = ["waiting", "admitted", "seen", "state"];

    private static readonly ConcurrentDictionary<PerformanceTag, RedisKey[]> Remembered = new();

    public static RedisKey[] Of(PerformanceTag performance)
    {
        if (Remembered.TryGetValue(performance, out var keys))
        {
            return keys;
        }

        // The braces are a hash tag: one script sees the whole line, on a cluster too.
        keys = [.. Parts.Select(part => (RedisKey)$"line:{{{performance}}}:{part}")];

        if (Remembered.Count < RememberedMax)
        {
            Remembered.TryAdd(performance, keys);
        }

        return keys;
    }
}
