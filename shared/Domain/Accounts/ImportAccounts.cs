using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Adds accounts of another system with the hashes of their passwords, so that their owners log in as before. The
/// first log-in stores a hash of ours. Repeating an import changes nothing.
/// </summary>
public sealed class ImportAccounts(
    IAccounts accounts, IPasswords passwords, AccountPolicy policy, TimeProvider clock, IdSource ids)
{
    /// <summary>Accounts in one call.</summary>
    public const int AccountsMax = 100;

    /// <summary>One result for each account, in their order: a mistake of one does not stop the others.</summary>
    public async Task<Result<AccountImports>> ExecuteAsync(
        IReadOnlyList<ImportedAccount> imported, CancellationToken cancellationToken)
    {
        if (imported.Count is 0 or > AccountsMax)
        {
            return AccountErrors.ImportCount(AccountsMax, imported.Count);
        }

        var results = new List<AccountImport>(imported.Count);

        foreach (var account in imported)
        {
            results.Add(await ImportAsync(account, cancellationToken));
        }

        return new AccountImports(results);
    }

    private async Task<AccountImport> ImportAsync(ImportedAccount imported, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var application = imported.ToApplication(policy);

        if (application.FirstMistake(policy, today) is { } mistake)
        {
            return new AccountImport(imported.Email, false, mistake);
        }

        if (passwords.Import(imported.PasswordHash) is not { } hash)
        {
            return new AccountImport(imported.Email, false, AccountErrors.UnknownHash);
        }

        _ = EmailAddress.TryParse(imported.Email, out var email);
        _ = PhoneNumber.TryParse(imported.Phone, out var phone);

        if (await accounts.FindAsync(email, cancellationToken) is not null)
        {
            return new AccountImport(imported.Email, false, null);
        }

        var number = await accounts.NextNumberAsync(cancellationToken);
        var profile = new AccountProfile(TextPolicy.Name(imported.Name), phone, imported.BirthDate!.Value);
        var account = new Account(new UserId(ids.Next().ToString()), number, email, profile)
        {
            PasswordHash = hash,
            CreatedAt = now,
        };

        return new AccountImport(imported.Email, await accounts.TryAddAsync(account, cancellationToken), null);
    }
}

/// <summary>An account of another system.</summary>
/// <param name="PasswordHash">In one of the forms that <see cref="IPasswords.Import"/> knows.</param>
public sealed record ImportedAccount(
    string Name, string Email, string Phone, DateOnly? BirthDate, string PasswordHash)
{
    /// <summary>The same checks as for a sign-up, with a password that passes them.</summary>
    internal AccountApplication ToApplication(AccountPolicy policy) =>
        new(Name, Email, new string('x', policy.PasswordLengthMin), Phone, BirthDate);

    public override string ToString() => nameof(ImportedAccount);
}

/// <param name="Email">As it was sent.</param>
/// <param name="IsCreated">False when the address has an account already, or for a mistake.</param>
/// <param name="Mistake">Why this account cannot be imported; null otherwise.</param>
public sealed record AccountImport(string Email, bool IsCreated, Error? Mistake);

/// <summary>One result for each account, in their order.</summary>
public sealed record AccountImports(IReadOnlyList<AccountImport> Accounts);
