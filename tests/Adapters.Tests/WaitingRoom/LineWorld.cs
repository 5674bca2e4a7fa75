using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Fakes.WaitingRoom;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>One performance's line with a clock that a test can move.</summary>
internal abstract class LineWorld(IWaitingLine line, LineRules rules)
{
    private readonly PerformanceTag _performance = new(TestRedis.NextPerformanceNumber());

    public IWaitingLine Line => line;

    public DateTimeOffset OpensAt { get; set; } = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(365);

    public LineTerms Terms => new(_performance, OpensAt, rules);

    public abstract DateTimeOffset Now { get; }

    public abstract Task PassTimeAsync(TimeSpan time);

    /// <summary>Where a visitor stands who enters; and by <see cref="AskToEnterAsync"/> the step that this took.</summary>
    public async Task<PlaceInLine> EnterAsync(string visitor) => (await AskToEnterAsync(visitor)).Place;

    public Task<PlaceAnswer> AskToEnterAsync(string visitor) => line.EnterAsync(Terms, new VisitorId(visitor), default);

    public async Task<PlaceInLine> ShowAsync(string visitor) => (await AskAsync(visitor)).Place;

    public Task<PlaceAnswer> AskAsync(string visitor) => line.ShowAsync(Terms, new VisitorId(visitor), default);

    public Task LeaveAsync(string visitor) => line.LeaveAsync(Terms, new VisitorId(visitor), default);

    public async Task<string[]> AdvanceAsync() =>
        [.. (await line.AdvanceAsync(Terms, default)).Admitted.Select(visitor => visitor.Value)];

    /// <summary>The figures, whatever their version.</summary>
    public async Task<LineFigures> ReadAsync() => await line.ReadAsync(Terms, default) with { Version = 0 };

    public Task SetRulesAsync(LineRules live) => line.SetRulesAsync(Terms, live, default);

    public Task ClearAsync() => line.ClearAsync(Terms, default);

    public static async Task<LineWorld> OnAsync(RedisKind kind, WaitingRoomPolicy policy, LineRules rules) =>
        new RedisLineWorld(await TestRedis.OpenAsync(kind), policy, rules);

    public static LineWorld InMemory(WaitingRoomPolicy policy, LineRules rules, Func<VisitorId, double> drawLot) =>
        new InMemoryLineWorld(new FakeTimeProvider(Moments.Noon), policy, rules, drawLot);

    private sealed class InMemoryLineWorld(
        FakeTimeProvider clock, WaitingRoomPolicy policy, LineRules rules, Func<VisitorId, double> drawLot)
        : LineWorld(new InMemoryWaitingLine(policy, clock, drawLot), rules)
    {
        public override DateTimeOffset Now => clock.GetUtcNow();

        public override Task PassTimeAsync(TimeSpan time)
        {
            // Not Advance, which goes one way: a test may turn this clock back, and no timer waits for it.
            clock.AdjustTime(clock.GetUtcNow() + time);

            return Task.CompletedTask;
        }
    }

    /// <summary>The server's clock cannot be moved, so everything that was written by it is made older.</summary>
    private sealed class RedisLineWorld(RedisConnection redis, WaitingRoomPolicy policy, LineRules rules)
        : LineWorld(new RedisWaitingLine(redis, policy), rules)
    {
        private static readonly RedisScript MakeOlder = RedisScript.From(
            "make-older.lua",
            """
            for _, key in ipairs({KEYS[2], KEYS[3]}) do
              local entries = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
              for i = 1, #entries, 2 do redis.call('ZADD', key, tonumber(entries[i + 1]) - ARGV[1], entries[i]) end
            end
            for _, field in ipairs({'credited_at_ms', 'measured_at_ms', 'rules_until_ms', 'stepped_at_ms'}) do
              local value = redis.call('HGET', KEYS[4], field)
              if value then redis.call('HSET', KEYS[4], field, string.format('%.0f', tonumber(value) - ARGV[1])) end
            end
            return 1
            """);

        public override DateTimeOffset Now => TimeProvider.System.GetUtcNow();

        public override async Task PassTimeAsync(TimeSpan time)
        {
            OpensAt -= time;
            RedisValue[] words = [(long)time.TotalMilliseconds];
            await MakeOlder.RunAsync(redis, RedisLineKeys.Of(Terms.Performance), words, default);
        }
    }
}
