using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// One sorted set of the performances that the catalogue does not list, by the end of their last hold. A hold notes its
/// performance right before it is made, on the same connection, so it costs no round trip of its own.
/// </summary>
internal sealed class RedisUnlistedHolds(RedisConnection redis) : IUnlistedHolds
{
    private static readonly RedisKey[] Noted = ["holds:{unlisted}:until"];

    // A timer that stood still for so long leaves the rest to the lifetimes of the keys.
    private static readonly TimeSpan NotedAfterEnd = TimeSpan.FromHours(1);

    private static readonly RedisScript NoteHold =
        RedisScript.Load("time.lua", "lifetime.lua", "note-unlisted-hold.lua");

    private static readonly RedisScript ListHolds = RedisScript.Load("time.lua", "list-unlisted-holds.lua");

    /// <summary>Does nothing for an event, which the catalogue lists.</summary>
    public Task NoteAsync(PerformanceTag tag, TimeSpan lifetime, CancellationToken cancellationToken) =>
        tag.IsEvent
            ? Task.CompletedTask
            : NoteHold.RunAsync(
                redis,
                Noted,
                [tag.Number, (long)lifetime.TotalMilliseconds, (long)NotedAfterEnd.TotalMilliseconds],
                cancellationToken);

    public async Task<IReadOnlyList<PerformanceTag>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var numbers = (RedisValue[])(await ListHolds.RunAsync(
            redis, Noted, [(long)NotedAfterEnd.TotalMilliseconds, limit], cancellationToken))!;

        return [.. numbers.Select(number => new PerformanceTag((int)number))];
    }
}
