using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Timers;

/// <summary>All timers of one worker.</summary>
internal sealed class TimerService(IReadOnlyList<TimerRunner> runners)
{
    private const string TriggerType = "timerTrigger";

    /// <summary>Reads every schedule now: a wrong one stops the start. Without timers to run there are no runners.</summary>
    public static TimerService Of(
        IEnumerable<IndexedFunction> functions, FunctionsHostOptions options, TimerHost host)
    {
        TimerRunner[] runners = [.. functions.Where(function => function.IsTriggeredBy(TriggerType))
            .Select(function => new TimerRunner(function, new TimerSchedule(function, options.Settings), host))];

        return new TimerService(options.RunTimers ? runners : []);
    }

    /// <summary>Ends when <paramref name="stopping"/> is cancelled and the running timers have ended.</summary>
    public Task RunAsync(CancellationToken stopping) =>
        Task.WhenAll(runners.Select(runner => runner.RunAsync(stopping)));
}
