using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Accounts;

/// <summary>Accounts in memory.</summary>
public sealed class InMemoryAccounts : IAccounts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Versioned<Account>> _byEmail = [];
    private int _lastNumber;
    private int _lastVersion;

    /// <summary>Runs before each save, so that a test can make another change first.</summary>
    public Action BeforeSave { get; set; } = () => { };

    /// <summary>Runs before each look-up by e-mail address; it may throw.</summary>
    public Action<EmailAddress> BeforeFind { get; set; } = _ => { };

    public Task<Versioned<Account>?> FindAsync(UserId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var found = _byEmail.Values.Where(known => known.Value.Id == id).ToArray();

            return Task.FromResult(found.Length == 0 ? (Versioned<Account>?)null : found[0]);
        }
    }

    public Task<Versioned<Account>?> FindAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        BeforeFind(email);

        lock (_gate)
        {
            return Task.FromResult(_byEmail.TryGetValue(email.Key, out var found) ? found : (Versioned<Account>?)null);
        }
    }

    public Task<int> NextNumberAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Interlocked.Increment(ref _lastNumber));

    public Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_byEmail.TryAdd(account.Email.Key, Next(account)));
        }
    }

    public Task<bool> TrySaveAsync(Account account, string version, CancellationToken cancellationToken)
    {
        BeforeSave();

        lock (_gate)
        {
            var fits = _byEmail.TryGetValue(account.Email.Key, out var stored) && stored.Version == version;

            if (fits)
            {
                _byEmail[account.Email.Key] = Next(account);
            }

            return Task.FromResult(fits);
        }
    }

    private Versioned<Account> Next(Account account) =>
        new(account, (++_lastVersion).ToString(CultureInfo.InvariantCulture));
}
