using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Local.Tests.Timers;

public sealed class TimerFunctions(TimerLog log)
{
    [Function("EverySecond")]
    public async Task RunAsync([TimerTrigger("%TESTS_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        log.Runs.Enqueue(timer);
        await log.Work(cancellationToken);
    }
}

public sealed class UnmonitoredTimer(TimerLog log)
{
    [Function("Unmonitored")]
    public void Run([TimerTrigger("%TESTS_SCHEDULE%", UseMonitor = false)] TimerInfo timer) => log.Runs.Enqueue(timer);
}

public sealed class StartingTimer(TimerLog log)
{
    [Function("AtStart")]
    public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => log.Runs.Enqueue(timer);
}

/// <summary>The runs of the timers, and the work of each run.</summary>
public sealed class TimerLog
{
    public ConcurrentQueue<TimerInfo> Runs { get; } = [];

    public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;
}
