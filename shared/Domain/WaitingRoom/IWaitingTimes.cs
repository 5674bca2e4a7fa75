using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// How long the holders of queue tokens have waited. It is read in parallel with the queue, so both cost one round
/// trip. A lost time counts as zero.
/// </summary>
public interface IWaitingTimes
{
    /// <summary>Starts the visitor's time unless it has started, and returns how long it has run.</summary>
    Task<TimeSpan> BeginAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken);

    /// <summary>Returns how long the visitor's time has run; zero when it has not started.</summary>
    Task<TimeSpan> ReadAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken);

    Task EndAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken);
}
