using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Sets a new password for the owner of a mailed link. The link works once, the account's other links end with it, and
/// so do all sessions.
/// </summary>
public sealed class ResetPassword(
    IAccounts accounts, IPasswords passwords, SessionEnding sessions, AccountPolicy policy, TimeProvider clock)
{
    public async Task<Result<Done>> ExecuteAsync(
        string token, string password, Origin origin, CancellationToken cancellationToken)
    {
        if (AccountApplication.FindPasswordFault(password, policy) is { } fault)
        {
            return fault;
        }

        if (!PasswordResetToken.TryParse(token, out var reset))
        {
            return AccountErrors.ResetLinkInvalid;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await accounts.FindAsync(reset.User, cancellationToken) is not { } known
                || !known.Value.PasswordResets.Any(link => link.Accepts(reset.Secret, clock.GetUtcNow())))
            {
                return AccountErrors.ResetLinkInvalid;
            }

            var hash = await passwords.HashAsync(TextPolicy.Password(password), origin, cancellationToken);
            var changed = await sessions.ReplacePasswordAsync(known.Value, hash, cancellationToken);

            if (await accounts.TrySaveAsync(changed, known.Version, cancellationToken))
            {
                return default(Done);
            }
        }

        return AccountErrors.ChangedMeanwhile;
    }
}
