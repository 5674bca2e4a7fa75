namespace Serverless.Local.Runtime.Timers;

/// <summary>Lets one runner of a timer work, across all processes that share what stands behind this.</summary>
internal interface ITimerLeases
{
    /// <summary>Takes the lease or renews one's own; false when another runner has it, or nobody can tell.</summary>
    Task<bool> TryHoldAsync(string timer);

    Task ReleaseAsync(string timer);
}

/// <summary>Without Redis this process is the only one.</summary>
internal sealed class OwnTimerLeases : ITimerLeases
{
    public Task<bool> TryHoldAsync(string timer) => Task.FromResult(true);

    public Task ReleaseAsync(string timer) => Task.CompletedTask;
}
