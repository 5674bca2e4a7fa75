using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Operations;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Operations;

public sealed class CheckReadinessTests
{
    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly ReadinessPolicy _policy = new() { FreshMilliseconds = 1_000 };

    [Fact]
    public async Task Is_ready_when_everything_answers()
    {
        var readiness = await Check(new Dependency("redis"), new Dependency("store")).ExecuteAsync(default);

        Assert.True(readiness.IsReady);
        Assert.Equal(_clock.GetUtcNow(), readiness.CheckedAt);
    }

    [Fact]
    public async Task Names_whatever_is_missing_and_how()
    {
        var silent = new Dependency("store") { Limit = TimeSpan.FromMilliseconds(1), Answer = new() };
        var broken = new Dependency("redis") { Answer = new() };
        broken.Answer.SetException(new InvalidOperationException("Not to be told."));

        // A limit is real time: what hangs does not care for a test's clock.
        var check = new CheckReadiness([broken, silent, new Dependency("third")], _policy, TimeProvider.System);
        var readiness = await check.ExecuteAsync(default);

        Assert.Equal(
            [new MissingDependency("redis", IsSilent: false), new MissingDependency("store", IsSilent: true)],
            readiness.Missing);
    }

    [Fact]
    public async Task Asks_again_only_when_the_answer_is_no_longer_fresh()
    {
        var store = new Dependency("store");
        var check = Check(store);

        for (var i = 0; i < 10; i++)
        {
            await check.ExecuteAsync(default);
        }

        Assert.Equal(1, store.AskedCount);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        await check.ExecuteAsync(default);
        Assert.Equal(1, store.AskedCount);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await check.ExecuteAsync(default);
        Assert.Equal(2, store.AskedCount);
    }

    [Fact]
    public async Task Does_not_ask_again_what_still_hangs()
    {
        var store = new Dependency("store") { Limit = TimeSpan.FromMilliseconds(1), Answer = new() };
        var check = new CheckReadiness(
            [store], new ReadinessPolicy { FreshMilliseconds = 0 }, TimeProvider.System);

        for (var i = 0; i < 5; i++)
        {
            Assert.False((await check.ExecuteAsync(default)).IsReady);
        }

        Assert.Equal(1, store.AskedCount);
    }

    private CheckReadiness Check(params IDependency[] dependencies) => new(dependencies, _policy, _clock);

    private sealed class Dependency(string name) : IDependency
    {
        private int _askedCount;

        public string Name => name;

        public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);

        public TaskCompletionSource? Answer { get; init; }

        public int AskedCount => _askedCount;

        public Task ProbeAsync()
        {
            Interlocked.Increment(ref _askedCount);

            return Answer?.Task ?? Task.CompletedTask;
        }
    }
}
