using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Returns a token for the right password.</summary>
public sealed class LogIn(IAccounts accounts, IPasswords passwords, ITokens tokens, AccountPolicy policy)
{
    public async Task<Result<LoggedIn>> ExecuteAsync(
        string email, string password, Origin origin, CancellationToken cancellationToken)
    {
        var found = EmailAddress.TryParse(email, out var address)
            ? await accounts.FindAsync(address, cancellationToken)
            : null;

        var tried = password.Length <= policy.PasswordLengthMax ? password : string.Empty;
        var verdict = await passwords.VerifyAsync(found?.Value.PasswordHash, tried, origin, cancellationToken);

        if (found is not { } known || verdict == PasswordVerdict.Wrong)
        {
            return AccountErrors.WrongCredentials;
        }

        if (verdict == PasswordVerdict.RightButOutdated)
        {
            await StrengthenAsync(known, password, origin, cancellationToken);
        }

        return new LoggedIn(known.Value, tokens.Issue(known.Value.ToUser()));
    }

    // If the account is changed at the same time, the next login tries again.
    private async Task StrengthenAsync(
        Versioned<Account> known, string password, Origin origin, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, origin, cancellationToken);
        _ = await accounts.TrySaveAsync(known.Value with { PasswordHash = hash }, known.Version, cancellationToken);
    }
}

/// <summary>An account, and its token.</summary>
public sealed record LoggedIn(Account Account, string Token)
{
    public override string ToString() => $"{nameof(LoggedIn)} {{ Account = {Account.Id} }}";
}
