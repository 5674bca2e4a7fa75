using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// For how long the holders of place tokens have waited. A question goes out beside the line's own, so both cost one
/// round trip; what is forgotten counts as nothing.
/// </summary>
public interface IWaitingTimes
{
    /// <summary>Starts the visitor's time unless it runs already, and tells how long it has run.</summary>
    Task<TimeSpan> BeginAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken);

    /// <summary>How long the visitor's time has run; zero when nobody started it.</summary>
    Task<TimeSpan> ReadAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken);

    Task EndAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken);
}
