using System.Text.Json;
using Microsoft.Extensions.Logging;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Realtime;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Timers;

/// <summary>
/// Runs one timer. Ticks during a run are skipped. A failed run is not repeated; the next tick tries again. Runs never
/// overlap, in this process or in another.
/// </summary>
internal sealed partial class TimerRunner(IndexedFunction function, TimerSchedule schedule, TimerHost host)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await RunAtStartAsync(stopping);

            for (var due = DateTime.MinValue; !stopping.IsCancellationRequested;)
            {
                // A delay may end slightly early; the same tick must not run twice.
                var now = Now();
                due = schedule.Next(now > due ? now : due);
                await Task.Delay(due - now, host.Clock, stopping);
                await TickAsync(isPastDue: false, stopping);
            }
        }
        catch (Exception exception)
            when (exception is WorkerGoneException or OperationCanceledException && stopping.IsCancellationRequested)
        {
            // The next start continues.
        }
        finally
        {
            await host.Store.ReleaseAsync(function.Name);
        }
    }

    private async Task RunAtStartAsync(CancellationToken stopping)
    {
        var isPastDue = schedule.IsMonitored(Now())
            && await host.Store.FindStatusAsync(function.Name) is { } status
            && status.Next < Now();

        if (isPastDue || schedule.RunsAtStart)
        {
            await TickAsync(isPastDue, stopping);
        }
    }

    private async Task TickAsync(bool isPastDue, CancellationToken stopping)
    {
        if (!await host.Store.TryHoldAsync(function.Name))
        {
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(ended.Token);

        try
        {
            await CallAsync(isPastDue, stopping);
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
        }
    }

    private async Task CallAsync(bool isPastDue, CancellationToken stopping)
    {
        var now = Now();
        var isMonitored = schedule.IsMonitored(now);
        var status = isMonitored ? await host.Store.FindStatusAsync(function.Name) : null;
        var next = schedule.Next(now);
        var response = await host.Channel.InvokeAsync(
            Describe(isPastDue, isMonitored ? new TimerStatus(status?.Last ?? default, next) : null), stopping);

        if (isMonitored)
        {
            await host.Store.SaveStatusAsync(function.Name, new TimerStatus(now, next));
        }

        if (response.Result.Status == StatusResult.Types.Status.Success)
        {
            await host.Outputs.DeliverAsync(function, response);
        }
        else if (!stopping.IsCancellationRequested)
        {
            LogFailure(host.Logger, function.Name, response.Result.Exception?.Message);
        }
    }

    private InvocationRequest Describe(bool isPastDue, TimerStatus? status) => new()
    {
        FunctionId = function.Id,
        InvocationId = InvocationIds.Next(),
        TraceContext = new RpcTraceContext(),
        InputData =
        {
            new ParameterBinding
            {
                Name = function.Trigger.Name,
                Data = new TypedData
                {
                    Json = JsonSerializer.Serialize(new
                    {
                        IsPastDue = isPastDue,
                        ScheduleStatus = status is null
                            ? null
                            : new { status.Last, status.Next, LastUpdated = status.Last },
                    }),
                },
            },
        },
    };

    // A run may outlast a lease, so the lease is renewed.
    private async Task RenewAsync(CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RedisTimerStore.Lifetime / 3, host.Clock, ended);
                await host.Store.TryHoldAsync(function.Name);
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private DateTime Now() => host.Clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {Function} failed: {Reason}")]
    private static partial void LogFailure(ILogger logger, string function, string? reason);
}

/// <summary>State that all timers of a worker share.</summary>
internal sealed record TimerHost(
    ITimerStore Store, TimeProvider Clock, WorkerChannel Channel, LiveOutputs Outputs, ILogger<TimerRunner> Logger);
