using Microsoft.Extensions.Hosting;

namespace Serverless.Local.Runtime.Timers;

/// <summary>Starts the timers once the host serves and lets running ones end when it stops.</summary>
internal sealed class TimerService(IReadOnlyList<TimerRunner> runners, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.WhenAll(runners.Select(runner => runner.RunAsync(stoppingToken)));
    }
}
