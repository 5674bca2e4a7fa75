using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

internal static class WaitingTimesFaults
{
    /// <summary>
    /// Zero when the time cannot be found out. The question beside it may have moved the line, and those who were
    /// admitted by it must hear of it.
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
