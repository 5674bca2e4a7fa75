using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Transfers a guest's admission pass to a user who waited as a guest and then signed in. The first user who presents
/// the token keeps the pass, so a shared token admits one user.
/// </summary>
public sealed class TransferAdmissionPass(IQueueTokens tokens, IAdmissionPasses passes)
{
    /// <summary>False when the token gives this user no pass for this performance.</summary>
    public async Task<bool> ExecuteAsync(
        UserId user, PerformanceId performance, string token, CancellationToken cancellationToken) =>
        tokens.Read(token) is { User.IsGuest: true } claim
        && claim.Performance == performance
        && await passes.TryTransferAsync(performance.Tag, claim.User, user, cancellationToken);
}
