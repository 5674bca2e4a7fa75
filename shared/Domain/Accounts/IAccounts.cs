using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>All accounts, found by e-mail address or by identifier.</summary>
public interface IAccounts
{
    Task<Versioned<Account>?> FindAsync(UserId id, CancellationToken cancellationToken);

    Task<Versioned<Account>?> FindAsync(EmailAddress email, CancellationToken cancellationToken);

    /// <summary>A number that no other account has or will have; unused numbers are lost.</summary>
    Task<int> NextNumberAsync(CancellationToken cancellationToken);

    /// <summary>
    /// False when another account has the e-mail address. One of several concurrent accounts gets it.
    /// </summary>
    Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken);

    /// <summary>False when the account changed since it was read at this version.</summary>
    Task<bool> TrySaveAsync(Account account, string version, CancellationToken cancellationToken);
}
