using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Operations;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Operations;

public sealed class CheckReadinessTests
{
    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly ReadinessPolicy _policy = new() { FreshMilliseconds = 1_000 };

    [Fact]
    public async Task Is_ready_when_all_dependencies_respond()
    {
        var readiness = await Check(new Dependency("redis"), new Dependency("store")).ExecuteAsync(default);

        Assert.True(readiness.IsReady);
        Assert.Equal(_clock.GetUtcNow(), readiness.CheckedAt);
    }

    [Fact]
    public async Task Names_missing_dependencies_as_silent_or_failing()
    {
        var silent = new Dependency("store") { Limit = TimeSpan.FromMilliseconds(1), Response = new() };
        var broken = new Dependency("redis") { Response = new() };
        broken.Response.SetException(new InvalidOperationException("Internal."));

        // The limit is real time, because a hanging dependency ignores the test's clock.
        var check = new CheckReadiness([broken, silent, new Dependency("third")], _policy, TimeProvider.System);
        var readiness = await check.ExecuteAsync(default);

        Assert.Equal(
            [new MissingDependency("redis", IsSilent: false), new MissingDependency("store", IsSilent: true)],
            readiness.Missing);
    }

    [Fact]
    public async Task Probes_again_only_after_the_fresh_time()
    {
        var store = new Dependency("store");
        var check = Check(store);

        for (var i = 0; i < 10; i++)
        {
            await check.ExecuteAsync(default);
        }

        Assert.Equal(1, store.ProbeCount);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        await check.ExecuteAsync(default);
        Assert.Equal(1, store.ProbeCount);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await check.ExecuteAsync(default);
        Assert.Equal(2, store.ProbeCount);
    }

    [Fact]
    public async Task Does_not_probe_a_hanging_dependency_again()
    {
        var store = new Dependency("store") { Limit = TimeSpan.FromMilliseconds(1), Response = new() };
        var check = new CheckReadiness(
            [store], new ReadinessPolicy { FreshMilliseconds = 0 }, TimeProvider.System);

        for (var i = 0; i < 5; i++)
        {
            Assert.False((await check.ExecuteAsync(default)).IsReady);
        }

        Assert.Equal(1, store.ProbeCount);
    }

    private CheckReadiness Check(params IDependency[] dependencies) => new(dependencies, _policy, _clock);

    private sealed class Dependency(string name) : IDependency
    {
        private int _probeCount;

        public string Name => name;

        public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);

        public TaskCompletionSource? Response { get; init; }

        public int ProbeCount => _probeCount;

        public Task ProbeAsync()
        {
            Interlocked.Increment(ref _probeCount);

            return Response?.Task ?? Task.CompletedTask;
        }
    }
}
