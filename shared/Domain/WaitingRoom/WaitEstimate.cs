namespace Serverless.Domain.WaitingRoom;

/// <summary>What an estimated wait depends on, all at one moment by Redis's clock.</summary>
/// <param name="Free">Free places inside.</param>
/// <param name="Capacity">Places inside.</param>
/// <param name="AdmissionsPerSecond">The cap of the rate.</param>
/// <param name="LeavingPerSecond">Passes that ended lately, by any cause.</param>
public readonly record struct QueueFlow(int Free, int Capacity, double AdmissionsPerSecond, double LeavingPerSecond)
{
    /// <summary>The time until anybody is admitted: until the opening, or until a lost queue is restored.</summary>
    public TimeSpan Paused { get; init; }

    public bool IsOpen { get; init; }
}

/// <summary>Estimates how long a visitor waits.</summary>
public static class WaitEstimate
{
    /// <summary>
    /// Whole seconds, rounded up and limited by the policy: the free places fill at the rate, and everybody behind them
    /// waits for as many passes to end. Null when nobody can say, because no admission is to be expected.
    /// </summary>
    public static TimeSpan? Of(int position, in QueueFlow flow, WaitingRoomPolicy policy)
    {
        if (position == 0)
        {
            return TimeSpan.Zero;
        }

        if (flow.Capacity <= 0 || flow.AdmissionsPerSecond <= 0)
        {
            return null;
        }

        var seconds = position / flow.AdmissionsPerSecond;
        var behind = flow.IsOpen ? position - Math.Max(0, flow.Free) : 0;

        if (behind > 0)
        {
            if (flow.LeavingPerSecond <= 0)
            {
                return null;
            }

            seconds = Math.Max(seconds, behind / flow.LeavingPerSecond);
        }

        var wait = Math.Ceiling(seconds) + Math.Ceiling(flow.Paused.TotalSeconds);

        return TimeSpan.FromSeconds(Math.Min(wait, policy.EstimatedWaitSecondsMax));
    }
}
