using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Ends the session of the token that the caller uses. The user's other sessions stay.</summary>
public sealed class LogOut(IRevokedSessions revoked)
{
    /// <param name="user">The caller. A token of another issuer has no session of ours and cannot be revoked.</param>
    /// <param name="cancellationToken">A stored revocation stays.</param>
    public async Task<Result<Done>> ExecuteAsync(User user, CancellationToken cancellationToken)
    {
        if (user.Session is not { Id.Length: > 0 } session)
        {
            return AccountErrors.ForeignSession;
        }

        await revoked.RevokeAsync(user.Id, session, cancellationToken);

        return default(Done);
    }
}
