using Microsoft.Extensions.DependencyInjection;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Local.Tests.Timers;

public sealed class TimerRunnerTests
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, 500, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RunWaitMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private readonly AwaitedClock _clock = new(Noon);
    private readonly TimerLog _log = new();

    [Fact]
    public async Task Runs_at_each_tick_without_a_status_when_ticks_are_close()
    {
        await using var app = await StartAsync<TimerFunctions>();

        await TickAsync(1);
        await TickAsync(2);

        Assert.All(_log.Runs, run => Assert.False(run.IsPastDue));
        Assert.All(_log.Runs, run => Assert.Null(run.ScheduleStatus));
    }

    [Fact]
    public async Task Schedule_of_minutes_has_a_status()
    {
        await using var app = await StartAsync<TimerFunctions>(schedule: EveryFiveMinutes);

        await TickAsync(1, FiveMinutes);
        await TickAsync(2, FiveMinutes);

        var second = _log.Runs.Last();
        Assert.False(second.IsPastDue);
        Assert.Equal(Noon.Add(FiveMinutes).UtcDateTime, second.ScheduleStatus!.Last);
        Assert.Equal(new DateTime(2030, 1, 1, 12, 15, 0, DateTimeKind.Utc), second.ScheduleStatus.Next);
    }

    [Theory]
    [InlineData("EverySecond", true)]
    [InlineData("Unmonitored", false)]
    public async Task Monitored_timer_runs_at_start_for_a_tick_missed_without_a_host(
        string function, bool runsAtOnce)
    {
        await using var redis = await RedisServer.StartAsync(
            RedisKind.Auto, new RedisServerOptions(), CancellationToken.None);
        var isMonitored = function == "EverySecond";
        await using (await StartAsync(isMonitored, redis.ConnectionString))
        {
            await TickAsync(1, FiveMinutes);
        }

        _clock.Advance(TimeSpan.FromHours(1));
        await using var restarted = await StartAsync(isMonitored, redis.ConnectionString);
        await Eventually.UntilAsync(() => _clock.IsAwaited(FiveMinutes, RunWaitMax));

        Assert.Equal(runsAtOnce ? 2 : 1, _log.Runs.Count);
        Assert.Equal(runsAtOnce, _log.Runs.Last().IsPastDue);
    }

    [Fact]
    public async Task Missed_ticks_of_a_running_host_cause_one_run()
    {
        await using var app = await StartAsync<TimerFunctions>();
        await Eventually.UntilAsync(() => _clock.IsAwaited(Tick));

        _clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.UntilAsync(() => _clock.IsAwaited(Tick) && !_log.Runs.IsEmpty);

        Assert.Single(_log.Runs);
    }

    [Fact]
    public async Task Runs_of_one_timer_never_overlap()
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
    public async Task Runs_again_after_a_failed_run()
    {
        _log.Work = _ => throw new InvalidOperationException("The first run fails.");
        await using var app = await StartAsync<TimerFunctions>();

        await TickAsync(1);
        await TickAsync(2);
    }

    [Fact]
    public async Task RunOnStartup_runs_the_timer_at_start()
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
        var secondClock = new AwaitedClock(Noon);
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

    // The test moves the clock only once the runner waits for the next tick; a run itself has shorter waits.
    private async Task TickAsync(int runCount, TimeSpan? tick = null)
    {
        await Eventually.UntilAsync(() => _clock.IsAwaited(tick ?? Tick, tick is null ? default : RunWaitMax));
        _clock.Advance(tick ?? Tick);
        await Eventually.UntilAsync(() => _log.Runs.Count == runCount);
    }

    private Task<TestApp> StartAsync(bool isMonitored, string redis) => isMonitored
        ? StartAsync<TimerFunctions>(redis, schedule: EveryFiveMinutes)
        : StartAsync<UnmonitoredTimer>(redis, schedule: EveryFiveMinutes);

    private Task<TestApp> StartAsync<TFunctions>(
        string? redis = null, AwaitedClock? clock = null, TimerLog? log = null, string schedule = "* * * * * *") =>
        TestApp.StartAsync<TFunctions>(
            builder =>
            {
                builder.Configuration["TESTS_SCHEDULE"] = schedule;
                builder.Services.AddSingleton(log ?? _log);
            },
            options => options with { Clock = clock ?? _clock, RedisConnection = redis });
}
