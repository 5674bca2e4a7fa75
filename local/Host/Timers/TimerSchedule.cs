using NCrontab;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Timers;

/// <summary>A timer's schedule from its trigger: six fields, or five without seconds.</summary>
internal sealed class TimerSchedule
{
    private const int IntervalsLookedAt = 10;
    private const int FieldsWithSeconds = 6;

    private static readonly TimeSpan MonitoredIntervalMin = TimeSpan.FromMinutes(1);

    private readonly CrontabSchedule _schedule;
    private readonly bool _useMonitor;

    public TimerSchedule(IndexedFunction function, Func<string, string?> settings)
    {
        var text = SettingExpressions.Resolve(function.Trigger.Text("schedule") ?? "", settings);
        var hasSeconds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds;
        _schedule = CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds })
            ?? throw new InvalidOperationException(
                $"The schedule '{text}' of '{function.Name}' is no NCRONTAB expression.");
        _useMonitor = function.Trigger.Flag("useMonitor", otherwise: true);
        RunsAtStart = function.Trigger.Flag("runOnStartup", otherwise: false);
    }

    public bool RunsAtStart { get; }

    public DateTime Next(DateTime after) => _schedule.GetNextOccurrence(after);

    /// <summary>
    /// True when missed ticks are detected after a restart. As in the official host, false for a schedule with two
    /// ticks within a minute.
    /// </summary>
    public bool IsMonitored(DateTime now)
    {
        var ticks = _schedule.GetNextOccurrences(now, DateTime.MaxValue).Take(IntervalsLookedAt + 1).ToArray();

        return _useMonitor && ticks.Zip(ticks.Skip(1)).All(pair => pair.Second - pair.First >= MonitoredIntervalMin);
    }
}
