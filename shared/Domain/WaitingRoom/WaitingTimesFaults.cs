using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

internal static class WaitingTimesFaults
{
    /// <summary>
    /// Returns zero when the time cannot be read. The parallel queue request may have taken a step, and the visitors
    /// whom it admitted must be notified.
    /// </summary>
    public static async Task<TimeSpan> OrZeroAsync(this Task<TimeSpan> time)
    {
        try
        {
            return await time;
        }
        catch (Exception exception) when (exception is DependencyUnavailableException or OperationCanceledException)
        {
            return TimeSpan.Zero;
        }
    }
}
