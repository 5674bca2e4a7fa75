using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Replaces the password, for a caller who knows the present one. All sessions end; the caller gets a token of a new
/// one.
/// </summary>
public sealed class ChangePassword(
    IAccounts accounts, LogIn logIn, IPasswords passwords, ITokens tokens, SessionEnding sessions, AccountPolicy policy)
{
    public async Task<Result<LoggedIn>> ExecuteAsync(
        UserId user, PasswordChange change, Origin origin, CancellationToken cancellationToken)
    {
        if (AccountApplication.FindPasswordFault(change.Next, policy) is { } fault)
        {
            return fault;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await accounts.FindAsync(user, cancellationToken) is not { } known)
            {
                return AccountErrors.Unknown;
            }

            var present = known.Value.PasswordHash;

            if (await logIn.VerifyAsync(present, change.Present, origin, cancellationToken) is PasswordVerdict.Wrong)
            {
                return AccountErrors.WrongPassword;
            }

            var hash = await passwords.HashAsync(TextPolicy.Password(change.Next), origin, cancellationToken);
            var changed = await sessions.ReplacePasswordAsync(known.Value, hash, cancellationToken);

            if (await accounts.TrySaveAsync(changed, known.Version, cancellationToken))
            {
                return new LoggedIn(changed, tokens.Issue(changed.ToUser()));
            }
        }

        return AccountErrors.ChangedMeanwhile;
    }
}

/// <summary>The password that is valid now, and the one that replaces it.</summary>
public sealed record PasswordChange(string Present, string Next)
{
    public override string ToString() => nameof(PasswordChange);
}
