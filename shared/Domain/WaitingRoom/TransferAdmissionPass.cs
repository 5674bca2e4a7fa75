using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Lets somebody who waited as a guest and then logged in go on with the guest's pass. The first who shows the token
/// has the pass for good: a token that goes from hand to hand lets one in.
/// </summary>
public sealed class TransferAdmissionPass(IQueueTokens tokens, IAdmissionPasses passes)
{
    /// <summary>False when the token gives this visitor no pass of this performance.</summary>
    public async Task<bool> ExecuteAsync(
        UserId user, PerformanceId performance, string token, CancellationToken cancellationToken) =>
        tokens.Read(token) is { User.IsGuest: true } claim
        && claim.Performance == performance
        && await passes.TryTransferAsync(performance.Tag, claim.User, user, cancellationToken);
}
