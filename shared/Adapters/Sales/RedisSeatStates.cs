using System.Globalization;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>Reads the live seat map in one round trip, with a short answer when nothing changed.</summary>
internal sealed class RedisSeatStates(RedisConnection redis, RedisSeatMapLoader loader) : ISeatStates
{
    /// <summary>
    /// Expired seats in one answer; others look locked until the timer removes their holds, a second later.
    /// </summary>
    private const int ExpiredMax = 5_000;
    private const int NotLoaded = 0;
    private const int Unchanged = 1;

    private static readonly RedisScript ReadSeats =
        RedisScript.Load("time.lua", "units.lua", "seats.lua", "read-seats.lua");

    public async Task<SeatMap> ReadAsync(
        Performance performance, SeatLayout layout, SeatMap? known, CancellationToken cancellationToken)
    {
        RedisKey[] names = [.. RedisSeatKeys.Of(performance.Id.Tag).Seats];
        RedisValue[] arguments = [layout.SeatCount, known?.Version ?? 0, ExpiredMax];

        for (var attempt = 0; attempt < RedisSeatMapLoader.AttemptsMax; attempt++)
        {
            var answer = (RedisResult[])(await ReadSeats.RunAsync(redis, names, arguments, cancellationToken))!;

            switch ((int)answer[0])
            {
                case NotLoaded:
                    await loader.LoadAsync(performance, fence: 0, cancellationToken);
                    break;
                case Unchanged when known is not null:
                    return known with { Performance = performance };
                default:
                    return Read(performance, layout, answer);
            }
        }

        throw new RedisUnavailableException("Redis keeps losing the seat map.");
    }

    private static SeatMap Read(Performance performance, SeatLayout layout, RedisResult[] answer)
    {
        var states = (byte[])answer[2]!;

        foreach (var expired in answer.AsSpan(3))
        {
            ref var state = ref states[(int)expired];
            state = state == (byte)SeatState.Locked ? (byte)SeatState.Available : state;
        }

        // A map that shows expired holds as available differs from the one that Redis has under this version, so it
        // must not be found unchanged later.
        var change = long.Parse((string)answer[1]!, CultureInfo.InvariantCulture);

        return new SeatMap(performance, layout, answer.Length > 3 ? 0 : change, states) { ChangeNumber = change };
    }
}
