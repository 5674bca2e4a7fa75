using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, QueuePlace> _places = new();

    public IWaitingQueue Queue => queue;

    public DateTimeOffset OpensAt { get; set; } = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(365);

    public QueueSettings Settings => new(_performance, OpensAt, rules);

    public abstract DateTimeOffset Now { get; }

    public abstract Task PassTimeAsync(TimeSpan time);

    /// <summary>The queue entry after entering; <see cref="EnterWithStepAsync"/> returns the taken step too.</summary>
    public async Task<QueueEntry> EnterAsync(string user) => (await EnterWithStepAsync(user)).Entry;

    /// <summary>Enters without a token, as a newcomer or from another device.</summary>
    public Task<QueueEntryResult> EnterWithStepAsync(string user, string address = "") =>
        KeepAsync(user, queue.EnterAsync(Settings, new QueueVisitor(new UserId(user)) { Address = address }, default));

    public async Task<QueueEntry> ShowAsync(string user) => (await ShowWithStepAsync(user)).Entry;

    public Task<QueueEntryResult> ShowWithStepAsync(string user) =>
        KeepAsync(user, queue.ShowAsync(Settings, new UserId(user), default));

    /// <summary>Enters with the token of the visitor's last answer.</summary>
    public Task<QueueEntryResult> ReturnAsync(string user) =>
        KeepAsync(user, queue.EnterAsync(Settings, WithToken(user), default));

    /// <summary>Asks for the status with the token of the visitor's last answer.</summary>
    public Task<QueueEntryResult> ShowTokenAsync(string user) =>
        KeepAsync(user, queue.ShowAsync(Settings, WithToken(user), default));

    /// <summary>Loses the queue, like an emptied Redis.</summary>
    public abstract Task LoseAsync();

    public Task LeaveAsync(string user) => queue.LeaveAsync(Settings, new UserId(user), default);

    public async Task<string[]> AdvanceAsync() =>
        [.. (await queue.AdvanceAsync(Settings, default)).Admitted.Select(user => user.Value)];

    /// <summary>The queue statistics without their version.</summary>
    public async Task<QueueStats> ReadAsync() => await queue.ReadAsync(Settings, default) with { Version = 0 };

    /// <summary>The place in a visitor's token; null before the first answer.</summary>
    public QueuePlace? PlaceOf(string user) => _places.TryGetValue(user, out var place) ? place : null;

    /// <summary>Makes the tokens older with the queue.</summary>
    protected void MakeTokensOlder(TimeSpan time)
    {
        foreach (var (user, place) in _places.ToArray())
        {
            _places[user] = place with
            {
                Epoch = place.Epoch - ((long)time.TotalMilliseconds * 1_000),
                PassEndsMs = place.PassEndsMs == 0 ? 0 : place.PassEndsMs - (long)time.TotalMilliseconds,
            };
        }
    }

    private QueueVisitor WithToken(string user) => new(new UserId(user)) { Place = PlaceOf(user) };

    private async Task<QueueEntryResult> KeepAsync(string user, Task<QueueEntryResult> request)
    {
        var result = await request;

        if (result.Entry.Place is { } place)
        {
            _places[user] = place;
        }

        return result;
    }

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
        // Numbers come from the clock, and no server is lost and back within a moment.
        public override async Task LoseAsync()
        {
            await PassTimeAsync(TimeSpan.FromMilliseconds(1));
            await ((InMemoryWaitingQueue)Queue).LoseAsync(Settings);
        }

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
        : QueueFixture(new RedisWaitingQueue(redis, policy, TestSeed.Value), rules)
    {
        private static readonly RedisScript MakeOlder = RedisScript.From(
            "make-older.lua",
            """
            for _, key in ipairs({KEYS[2], KEYS[3], KEYS[5]}) do
              local entries = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
              for i = 1, #entries, 2 do redis.call('ZADD', key, tonumber(entries[i + 1]) - ARGV[1], entries[i]) end
            end
            for _, field in ipairs({'credited_at_ms', 'measured_at_ms', 'measured_since_ms', 'rules_until_ms',
              'stepped_at_ms', 'restoring_until_ms', 'epoch'}) do
              local value = redis.call('HGET', KEYS[4], field)
              local age = field == 'epoch' and ARGV[1] * 1000 or ARGV[1]
              if value then redis.call('HSET', KEYS[4], field, string.format('%.0f', tonumber(value) - age)) end
            end
            return 1
            """);

        public override DateTimeOffset Now => TimeProvider.System.GetUtcNow();

        public override async Task LoseAsync()
        {
            var database = await redis.OpenAsync(default);
            await database.KeyDeleteAsync(RedisQueueKeys.Of(Settings.Performance));
        }

        public override async Task PassTimeAsync(TimeSpan time)
        {
            OpensAt -= time;
            MakeTokensOlder(time);
            RedisValue[] arguments = [(long)time.TotalMilliseconds];
            await MakeOlder.RunAsync(redis, RedisQueueKeys.Of(Settings.Performance), arguments, default);
        }
    }
}
