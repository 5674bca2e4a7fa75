using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>Returns a token for the right password.</summary>
public sealed class LogIn(
    IAccounts accounts, IPasswords passwords, ITokens tokens, SessionEnding sessions, AccountPolicy policy)
{
    public async Task<Result<LoggedIn>> ExecuteAsync(
        string email, string password, Origin origin, CancellationToken cancellationToken)
    {
        var found = EmailAddress.TryParse(email, out var address)
            ? await accounts.FindAsync(address, cancellationToken)
            : null;

        var verdict = await VerifyAsync(found?.Value.PasswordHash, password, origin, cancellationToken);

        if (found is not { } known || verdict == PasswordVerdict.Wrong)
        {
            return AccountErrors.WrongCredentials;
        }

        var account = await UpdateAsync(known, verdict, password, origin, cancellationToken);

        return new LoggedIn(account, tokens.Issue(account.ToUser()));
    }

    /// <summary>Hashes that were made before passwords had a normal form are of the password as typed.</summary>
    internal async Task<PasswordVerdict> VerifyAsync(
        PasswordHash? hash, string password, Origin origin, CancellationToken cancellationToken)
    {
        var tried = AccountApplication.IsPasswordTooLong(password, policy) ? string.Empty : password;
        var normal = TextPolicy.Password(tried);
        var verdict = await passwords.VerifyAsync(hash, normal, origin, cancellationToken);

        return verdict is PasswordVerdict.Wrong
            && normal != tried
            && await passwords.VerifyAsync(hash, tried, origin, cancellationToken) is not PasswordVerdict.Wrong
                ? PasswordVerdict.RightButOutdated
                : verdict;
    }

    // If the account is changed at the same time, the next login tries again.
    private async Task<Account> UpdateAsync(
        Versioned<Account> known,
        PasswordVerdict verdict,
        string password,
        Origin origin,
        CancellationToken cancellationToken)
    {
        var account = await sessions.RaiseVersionAsync(known.Value, cancellationToken);

        if (verdict == PasswordVerdict.RightButOutdated)
        {
            var hash = await passwords.HashAsync(TextPolicy.Password(password), origin, cancellationToken);
            account = account with { PasswordHash = hash };
        }

        if (account != known.Value)
        {
            _ = await accounts.TrySaveAsync(account, known.Version, cancellationToken);
        }

        return account;
    }
}

/// <summary>An account, and its token.</summary>
public sealed record LoggedIn(Account Account, string Token)
{
    public override string ToString() => $"{nameof(LoggedIn)} {{ Account = {Account.Id} }}";
}
