using Microsoft.Extensions.DependencyInjection;
using Serverless.Local.Processes;
using Serverless.Local.Runtime;

namespace Serverless.Local.Tests.Timers;

public sealed class TimerRunnerTests
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, 500, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly ManualClock _clock = new(Noon);
    private readonly TimerLog _log = new();

    [Fact]
    public async Task Runs_at_each_tick_and_tells_the_schedule()
    {
        await using var app = await StartAsync<TimerFunctions>();

        await TickAsync(1);
        await TickAsync(2);

        var second = _log.Runs.Last();
        Assert.False(second.IsPastDue);
        Assert.Equal(Noon.AddSeconds(1).UtcDateTime, second.ScheduleStatus!.Last);
        Assert.Equal(new DateTime(2030, 1, 1, 12, 0, 3, DateTimeKind.Utc), second.ScheduleStatus.Next);
    }

    [Fact]
    public async Task Does_not_make_up_for_ticks_it_slept_through()
    {
        await using var app = await StartAsync<TimerFunctions>();
        await Eventually.UntilAsync(() => _clock.IsAwaited(Tick));

        _clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.UntilAsync(() => _clock.IsAwaited(Tick) && !_log.Runs.IsEmpty);

        Assert.True(Assert.Single(_log.Runs).IsPastDue);
    }

    [Fact]
    public async Task Never_runs_twice_at_once()
    {
        var working = new TaskCompletionSource();
        _log.Work = _ => working.Task;
        await using var app = await StartAsync<TimerFunctions>();
        await TickAsync(1);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Single(_log.Runs);
        working.SetResult();
        await TickAsync(2);
    }

    [Fact]
    public async Task Goes_on_after_a_failure()
    {
        _log.Work = _ => throw new InvalidOperationException("The first run fails.");
        await using var app = await StartAsync<TimerFunctions>();

        await TickAsync(1);
        await TickAsync(2);
    }

    [Fact]
    public async Task Runs_at_the_start_when_asked_to()
    {
        await using var app = await StartAsync<StartingTimer>();

        await Eventually.UntilAsync(() => _log.Runs.Count == 1);
    }

    [RedisInstalledFact]
    public Task Runs_in_one_of_two_hosts_on_redis() => RunInOneOfTwoAsync(RedisKind.Redis);

    [Fact]
    public Task Runs_in_one_of_two_hosts_on_garnet() => RunInOneOfTwoAsync(RedisKind.Garnet);

    private async Task RunInOneOfTwoAsync(RedisKind kind)
    {
        await using var redis = await RedisServer.StartAsync(kind, new RedisServerOptions(), CancellationToken.None);
        var second = new TimerLog();
        var secondClock = new ManualClock(Noon);
        var app = await StartAsync<TimerFunctions>(redis.ConnectionString);
        await TickAsync(1);
        await using var other = await StartAsync<TimerFunctions>(redis.ConnectionString, secondClock, second);
        await Eventually.UntilAsync(() => secondClock.IsAwaited(Tick));

        secondClock.Advance(Tick);
        await Eventually.UntilAsync(() => secondClock.IsAwaited(Tick));
        Assert.Empty(second.Runs);

        await app.DisposeAsync();
        secondClock.Advance(Tick);
        await Eventually.UntilAsync(() => second.Runs.Count == 1);
        Assert.Single(_log.Runs);
    }

    // The clock may only move once the runner waits for it.
    private async Task TickAsync(int runCount)
    {
        await Eventually.UntilAsync(() => _clock.IsAwaited(Tick));
        _clock.Advance(Tick);
        await Eventually.UntilAsync(() => _log.Runs.Count == runCount);
    }

    private Task<TestApp> StartAsync<TFunctions>(
        string? redis = null, ManualClock? clock = null, TimerLog? log = null) =>
        TestApp.StartAsync(
            new LocalRuntimeOptions { FunctionTypes = [typeof(TFunctions)], RedisConnection = redis },
            builder =>
            {
                builder.Configuration["Tests:Schedule"] = "* * * * * *";
                builder.Services.AddSingleton<TimeProvider>(clock ?? _clock).AddSingleton(log ?? _log);
            });
}
