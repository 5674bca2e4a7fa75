using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>The passes of those whom a line has admitted.</summary>
public interface IAdmissionPasses
{
    /// <summary>
    /// Gives one visitor's live pass to another, who has it alone from then on, until the same end; false when there is
    /// none. One atomic step, so of any number of takers one gets it.
    /// </summary>
    Task<bool> TryTransferAsync(
        PerformanceTag performance, UserId from, UserId to, CancellationToken cancellationToken);
}
