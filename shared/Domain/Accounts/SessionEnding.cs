namespace Serverless.Domain.Accounts;

/// <summary>Ends all sessions of an account.</summary>
/// <remarks>
/// The revocation is stored before the account. A process that dies in between has logged the user out and changed
/// nothing else; the next log-in raises the account's version to the revoked one.
/// </remarks>
public sealed class SessionEnding(IRevokedSessions revoked)
{
    /// <summary>Revokes every session. The account that it returns has the next version and is to be saved.</summary>
    public async Task<Account> EndAllAsync(Account account, CancellationToken cancellationToken)
    {
        var current = await RaiseVersionAsync(account, cancellationToken);
        var next = current.SessionVersion + 1;
        await revoked.RevokeBelowAsync(account.Id, next, cancellationToken);

        return current with { SessionVersion = next };
    }

    /// <summary>
    /// Revokes every session, and returns the account with a new password and without links that could set another.
    /// </summary>
    public async Task<Account> ReplacePasswordAsync(
        Account account, PasswordHash hash, CancellationToken cancellationToken) =>
        await EndAllAsync(account, cancellationToken) with { PasswordHash = hash, PasswordResets = [] };

    /// <summary>The account with a version that is not revoked.</summary>
    public async ValueTask<Account> RaiseVersionAsync(Account account, CancellationToken cancellationToken)
    {
        var lowest = await revoked.LowestVersionAsync(account.Id, cancellationToken);

        return lowest > account.SessionVersion ? account with { SessionVersion = lowest } : account;
    }
}
