using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NCrontab;
using Serverless.Local.Runtime.Invocation;
using Serverless.Local.Runtime.Realtime;

namespace Serverless.Local.Runtime.Timers;

/// <summary>
/// Runs one timer. Ticks that pass while it works or sleeps are left out, never made up for; two runs never overlap, in
/// this process or another.
/// </summary>
internal sealed partial class TimerRunner(
    CompiledFunction function,
    TimerTriggerAttribute trigger,
    CrontabSchedule schedule,
    TimerHost host)
{
    private static readonly TimeSpan LatenessMax = TimeSpan.FromSeconds(1);

    private DateTime _last;

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            if (trigger.RunOnStartup)
            {
                await TickAsync(host.Clock.GetUtcNow().UtcDateTime, stopping);
            }

            for (var due = DateTime.MinValue; !stopping.IsCancellationRequested;)
            {
                // A delay may end a moment early; the same tick must not come twice.
                var now = host.Clock.GetUtcNow().UtcDateTime;
                due = schedule.GetNextOccurrence(now > due ? now : due);
                await Task.Delay(due - now, host.Clock, stopping);
                await TickAsync(due, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await host.Leases.ReleaseAsync(function.Name);
        }
    }

    private async Task TickAsync(DateTime due, CancellationToken stopping)
    {
        if (!await host.Leases.TryHoldAsync(function.Name))
        {
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(ended.Token);
        await CallAsync(due, stopping);
        await ended.CancelAsync();
        await renewing;
    }

    private async Task CallAsync(DateTime due, CancellationToken stopping)
    {
        var now = host.Clock.GetUtcNow().UtcDateTime;
        var info = new TimerInfo
        {
            IsPastDue = now - due > LatenessMax,
            ScheduleStatus = new ScheduleStatus
            {
                Last = _last,
                LastUpdated = _last,
                Next = schedule.GetNextOccurrence(now),
            },
        };
        _last = now;
        await using var context = new InvocationContext(function, host.Services, stopping) { Timer = info };

        try
        {
            await function.Pipeline(context);

            if (function.Outputs.HasMessages(context.Result.Value))
            {
                await host.Live.SendAsync(function.Outputs, context.Result.Value!);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops; the next start goes on.
        }
        catch (Exception exception)
        {
            LogFailure(host.Logger, function.Name, exception);
        }
    }

    // A run may take longer than a lease lives.
    private async Task RenewAsync(CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RedisTimerLeases.Lifetime / 3, host.Clock, ended);
                await host.Leases.TryHoldAsync(function.Name);
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {Function} failed.")]
    private static partial void LogFailure(ILogger logger, string function, Exception exception);
}

/// <summary>What all timers of one host share.</summary>
internal sealed record TimerHost(
    ITimerLeases Leases, TimeProvider Clock, LiveOutputs Live, IServiceProvider Services, ILogger Logger);
