using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

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

        var tried = AccountApplication.IsPasswordTooLong(password, policy) ? string.Empty : password;
        var verdict = await VerifyAsync(found?.Value.PasswordHash, tried, origin, cancellationToken);

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

    // Hashes that were made before passwords had a normal form are of the password as it was typed.
    private async Task<PasswordVerdict> VerifyAsync(
        PasswordHash? hash, string password, Origin origin, CancellationToken cancellationToken)
    {
        var normal = TextPolicy.Password(password);
        var verdict = await passwords.VerifyAsync(hash, normal, origin, cancellationToken);

        return verdict is PasswordVerdict.Wrong
            && normal != password
            && await passwords.VerifyAsync(hash, password, origin, cancellationToken) is not PasswordVerdict.Wrong
                ? PasswordVerdict.RightButOutdated
                : verdict;
    }

    // If the account is changed at the same time, the next login tries again.
    private async Task StrengthenAsync(
        Versioned<Account> known, string password, Origin origin, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(TextPolicy.Password(password), origin, cancellationToken);
        _ = await accounts.TrySaveAsync(known.Value with { PasswordHash = hash }, known.Version, cancellationToken);
    }
}

/// <summary>An account, and its token.</summary>
public sealed record LoggedIn(Account Account, string Token)
{
    public override string ToString() => $"{nameof(LoggedIn)} {{ Account = {Account.Id} }}";
}
