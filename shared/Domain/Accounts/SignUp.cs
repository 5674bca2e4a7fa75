using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>Creates an account. The applicant cannot choose the role.</summary>
public sealed class SignUp(
    IAccounts accounts, IPasswords passwords, AccountPolicy policy, TimeProvider clock, IdSource ids)
{
    public Task<Result<Account>> ExecuteAsync(AccountApplication application, CancellationToken cancellationToken) =>
        ExecuteAsync(application, AccountRole.User, cancellationToken);

    internal async Task<Result<Account>> ExecuteAsync(
        AccountApplication application, AccountRole role, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        if (application.FirstMistake(policy, DateOnly.FromDateTime(now.UtcDateTime)) is { } mistake)
        {
            return mistake;
        }

        _ = EmailAddress.TryParse(application.Email, out var email);
        _ = PhoneNumber.TryParse(application.Phone, out var phone);

        var id = new UserId(ids.Next(application.IdempotencySeed).ToString());

        // Checked before the slow hash; TryAddAsync decides the remaining race.
        if (await accounts.FindAsync(email, cancellationToken) is { } known)
        {
            return OwnOf(known, id);
        }

        var hash = await passwords.HashAsync(
            TextPolicy.Password(application.Password), application.Origin, cancellationToken);
        var number = await accounts.NextNumberAsync(cancellationToken);
        var profile = new AccountProfile(TextPolicy.Name(application.Name), phone, application.BirthDate!.Value);
        var account = new Account(id, number, email, profile)
        {
            PasswordHash = hash,
            Role = role,
            CreatedAt = now,
        };

        if (await accounts.TryAddAsync(account, cancellationToken))
        {
            return account;
        }

        return await accounts.FindAsync(email, cancellationToken) is { } first
            ? OwnOf(first, id)
            : AccountErrors.EmailTaken;
    }

    // An identifier from the idempotency seed exists only if an earlier attempt of the same request made it.
    private static Result<Account> OwnOf(Versioned<Account> known, UserId id) =>
        known.Value.Id == id ? known.Value : AccountErrors.EmailTaken;
}
