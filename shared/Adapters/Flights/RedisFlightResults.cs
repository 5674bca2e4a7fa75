using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Flights;

/// <summary>
/// Results in Redis. A change writes a mark in the place of the result. A computation that began before the change has
/// not seen this mark, so its result is not kept. A key is enough for both, whichever node of a cluster has it.
/// </summary>
internal sealed class RedisFlightResults(RedisConnection redis, IdSource ids) : IFlightResults
{
    // Results are JSON and never begin with it.
    private const byte MarkStart = (byte)'!';

    // Longer than any request may take, so that no computation outlives the mark of a change.
    private static readonly TimeSpan MarkLifetime = TimeSpan.FromMinutes(2);

    private static readonly RedisScript KeepResult = RedisScript.Load("keep-flight-result.lua");
    private static readonly RedisCommand ReadResult = new("GET", "flight-result");
    private static readonly RedisCommand MarkResults = new("SET", "flight-result-marks");

    private readonly ConcurrentDictionary<(FlightResultKey, string), Lazy<Task<ReadOnlyMemory<byte>>>> _running = new();

    public async ValueTask<ReadOnlyMemory<byte>> GetOrMakeAsync(
        FlightResultKey key,
        Func<CancellationToken, Task<FlightResult>> make,
        CancellationToken cancellationToken)
    {
        var found = await ReadResult.RunAsync(
            redis, key.Value, static (key, redis, database) => redis.CompleteAsync(database.StringGetAsync(key)),
            cancellationToken);
        var kept = (ReadOnlyMemory<byte>)found;

        if (kept.Length > 0 && kept.Span[0] != MarkStart)
        {
            return kept;
        }

        // A caller that has seen a newer mark does not join a computation that began before the change.
        var running = (key, (string?)found ?? string.Empty);
        var shared = _running.GetOrAdd(
            running, added => new Lazy<Task<ReadOnlyMemory<byte>>>(() => MakeAsync(added.Item1, added.Item2, make)));

        try
        {
            return await shared.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            if (shared.Value.IsCompleted)
            {
                _running.TryRemove(new(running, shared));
            }
        }
    }

    public Task InvalidateAsync(IEnumerable<FlightSchedule> changed, CancellationToken cancellationToken)
    {
        var keys = changed.SelectMany(KeysOf).Distinct().ToArray();
        var mark = $"{(char)MarkStart}{ids.Next()}";

        return keys.Length == 0
            ? Task.CompletedTask
            : MarkResults.RunAsync(
                redis,
                database => Task.WhenAll(keys.Select(key => database.StringSetAsync(key.Value, mark, MarkLifetime))),
                cancellationToken);
    }

    private static IEnumerable<FlightResultKey> KeysOf(FlightSchedule schedule)
    {
        yield return FlightResultKey.Of(schedule.Flight.Route, schedule.Date);

        if (schedule.Discount is not null)
        {
            yield return FlightResultKey.Featured;
            yield return FlightResultKey.Promotions;
        }
    }

    // Not cancelled by one caller, because others wait for it.
    private async Task<ReadOnlyMemory<byte>> MakeAsync(
        FlightResultKey key, string before, Func<CancellationToken, Task<FlightResult>> make)
    {
        var result = await make(CancellationToken.None);
        var lifetime = (long)result.Lifetime.TotalMilliseconds;

        if (lifetime > 0)
        {
            await KeepAsync(key, [before, result.Body, lifetime]);
        }

        return result.Body;
    }

    private async Task KeepAsync(FlightResultKey key, RedisValue[] arguments)
    {
        try
        {
            await KeepResult.RunAsync(redis, [key.Value], arguments, CancellationToken.None);
        }
        catch (DependencyUnavailableException)
        {
            // The result is correct without being kept.
        }
    }
}
