namespace Serverless.Local.Host.Timers;

/// <summary>What timers keep outside of the process, for all processes that share it.</summary>
internal interface ITimerStore
{
    /// <summary>Takes the lease or renews one's own; false when another runner has it, or nobody can tell.</summary>
    Task<bool> TryHoldAsync(string timer);

    Task ReleaseAsync(string timer);

    /// <summary>When the timer ran last and should run next; null when nobody noted that, or nobody can tell.</summary>
    Task<TimerStatus?> FindStatusAsync(string timer);

    Task SaveStatusAsync(string timer, TimerStatus status);
}

internal sealed record TimerStatus(DateTime Last, DateTime Next);

/// <summary>Without Redis this process is the only one, and it forgets at its end.</summary>
internal sealed class OwnTimerStore : ITimerStore
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, TimerStatus> _statuses = new();

    public Task<bool> TryHoldAsync(string timer) => Task.FromResult(true);

    public Task ReleaseAsync(string timer) => Task.CompletedTask;

    public Task<TimerStatus?> FindStatusAsync(string timer) => Task.FromResult(_statuses.GetValueOrDefault(timer));

    public Task SaveStatusAsync(string timer, TimerStatus status)
    {
        _statuses[timer] = status;

        return Task.CompletedTask;
    }
}
