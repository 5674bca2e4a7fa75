using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Fakes.WaitingRoom;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>The queue of one performance, with a clock that a test can move.</summary>
internal abstract class QueueFixture(IWaitingQueue queue, QueueRules rules)
{
    private readonly PerformanceTag _performance = new(TestRedis.NextPerformanceNumber());

    public IWaitingQueue Queue => queue;

    public DateTimeOffset OpensAt { get; set; } = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(365);

    public QueueSettings Settings => new(_performance, OpensAt, rules);

    public abstract DateTimeOffset Now { get; }

    public abstract Task PassTimeAsync(TimeSpan time);

    /// <summary>The queue entry after entering; <see cref="EnterWithStepAsync"/> returns the taken step too.</summary>
    public async Task<QueueEntry> EnterAsync(string user) => (await EnterWithStepAsync(user)).Entry;

    public Task<QueueEntryResult> EnterWithStepAsync(string user) =>
        queue.EnterAsync(Settings, new UserId(user), default);

    public async Task<QueueEntry> ShowAsync(string user) => (await ShowWithStepAsync(user)).Entry;

    public Task<QueueEntryResult> ShowWithStepAsync(string user) =>
        queue.ShowAsync(Settings, new UserId(user), default);

    public Task LeaveAsync(string user) => queue.LeaveAsync(Settings, new UserId(user), default);

    public async Task<string[]> AdvanceAsync() =>
        [.. (await queue.AdvanceAsync(Settings, default)).Admitted.Select(user => user.Value)];

    /// <summary>The queue statistics without their version.</summary>
    public async Task<QueueStats> ReadAsync() => await queue.ReadAsync(Settings, default) with { Version = 0 };

    public Task SetRulesAsync(QueueRules live) => queue.SetRulesAsync(Settings, live, default);

    public Task ClearAsync() => queue.ClearAsync(Settings, default);

    public static async Task<QueueFixture> OpenAsync(RedisKind kind, WaitingRoomPolicy policy, QueueRules rules) =>
        new RedisQueueFixture(await TestRedis.OpenAsync(kind), policy, rules);

    public static QueueFixture InMemory(
        WaitingRoomPolicy policy, QueueRules rules, Func<UserId, double> drawPosition) =>
        new InMemoryQueueFixture(new FakeTimeProvider(Moments.Noon), policy, rules, drawPosition);

    private sealed class InMemoryQueueFixture(
        FakeTimeProvider clock, WaitingRoomPolicy policy, QueueRules rules, Func<UserId, double> drawPosition)
        : QueueFixture(new InMemoryWaitingQueue(policy, clock, drawPosition), rules)
    {
        public override DateTimeOffset Now => clock.GetUtcNow();

        public override Task PassTimeAsync(TimeSpan time)
        {
            // Advance only moves forward; a test may also turn this clock back, and no timer waits for it.
            clock.AdjustTime(clock.GetUtcNow() + time);

            return Task.CompletedTask;
        }
    }

    /// <summary>A test cannot move the server's clock, so this fixture makes all stored times older instead.</summary>
    private sealed class RedisQueueFixture(RedisConnection redis, WaitingRoomPolicy policy, QueueRules rules)
        : QueueFixture(new RedisWaitingQueue(redis, policy), rules)
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
            RedisValue[] arguments = [(long)time.TotalMilliseconds];
            await MakeOlder.RunAsync(redis, RedisQueueKeys.Of(Settings.Performance), arguments, default);
        }
    }
}
