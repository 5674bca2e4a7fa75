namespace Serverless.Local.Host.Timers;

/// <summary>Timer state that processes share.</summary>
internal interface ITimerStore
{
    /// <summary>
    /// Acquires or renews the lease. Returns false when another runner has it or the store is unavailable.
    /// </summary>
    Task<bool> TryHoldAsync(string timer);

    Task ReleaseAsync(string timer);

    /// <summary>Last run and next due time; null when not stored or when the store is unavailable.</summary>
    Task<TimerStatus?> FindStatusAsync(string timer);

    Task SaveStatusAsync(string timer, TimerStatus status);
}

internal sealed record TimerStatus(DateTime Last, DateTime Next);

/// <summary>Store without Redis: this process counts as the only one, and the state ends with it.</summary>
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
