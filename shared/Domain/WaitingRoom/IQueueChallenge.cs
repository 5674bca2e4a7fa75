using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Work that a guest's client has to do before the guest gets a place, so that inventing guests costs something. Users
/// with an access token and guests who show their token have nothing to do.
/// </summary>
public interface IQueueChallenge
{
    /// <summary>The challenge for a performance; null when guests have nothing to do.</summary>
    string? Ask(PerformanceId performance);

    /// <summary>
    /// Whether this answers a challenge of the performance that is still valid, in constant time. The caller must take
    /// one answer for one guest, otherwise one piece of work would serve many.
    /// </summary>
    bool IsSolved(PerformanceId performance, string answer);
}
