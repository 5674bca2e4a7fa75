using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Timers;

/// <summary>The timers of one worker.</summary>
internal sealed class TimerService(IReadOnlyList<TimerRunner> runners)
{
    private const string TriggerType = "timerTrigger";

    /// <summary>
    /// Parses all schedules at once; an invalid one stops the start. Creates no runners when timers are off.
    /// </summary>
    public static TimerService Of(
        IEnumerable<IndexedFunction> functions, FunctionsHostOptions options, TimerHost host)
    {
        TimerRunner[] runners = [.. functions.Where(function => function.IsTriggeredBy(TriggerType))
            .Select(function => new TimerRunner(function, new TimerSchedule(function, options.Settings), host))];

        return new TimerService(options.RunTimers ? runners : []);
    }

    /// <summary>Returns when <paramref name="stopping"/> is cancelled and the running timers have ended.</summary>
    public Task RunAsync(CancellationToken stopping) =>
        Task.WhenAll(runners.Select(runner => runner.RunAsync(stopping)));
}
