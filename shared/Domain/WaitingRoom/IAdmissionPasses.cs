using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>The admission passes of visitors whom a queue has admitted.</summary>
public interface IAdmissionPasses
{
    /// <summary>
    /// Transfers a live pass from one visitor to another and renews it, as its first use; false when there is no live
    /// pass. The step is atomic, so one of several concurrent callers gets the pass.
    /// </summary>
    Task<bool> TryTransferAsync(
        PerformanceTag performance, UserId from, UserId to, CancellationToken cancellationToken);
}
