using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Accounts.Passwords;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>PBKDF2 of ASP.NET Core Identity, with few hashes at the same time, in fair turns.</summary>
internal sealed class IdentityPasswords : IPasswords
{
    private static readonly object AnyUser = new();

    private readonly PasswordHasher<object> _hasher;
    private readonly TimeSpan _waitMax;
    private readonly FairTurns _turns;
    private readonly Lazy<PasswordHash> _decoy;

    public IdentityPasswords(PasswordPolicy policy, TimeProvider clock)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = policy.PasswordIterations }));
        _waitMax = TimeSpan.FromSeconds(policy.PasswordWaitSeconds);
        _turns = new FairTurns(
            policy.PasswordHashesAtOnce, policy.PasswordWaitersPerAddressMax, policy.PasswordWaitersMax, clock);
        _decoy = new(() => Hash("a password that opens nothing"));
    }

    public Task<PasswordHash> HashAsync(string password, Origin origin, CancellationToken cancellationToken) =>
        InTurnAsync(() => Hash(password), origin, cancellationToken);

    public Task<PasswordVerdict> VerifyAsync(
        PasswordHash? hash, string password, Origin origin, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
            {
                var verdict = Verify(hash ?? _decoy.Value, password);

                return hash is null ? PasswordVerdict.Wrong : verdict;
            },
            origin,
            cancellationToken);

    public PasswordHash? Import(string hash) =>
        ImportedHashes.Accept(hash) is { } stored ? new PasswordHash(stored) : null;

    private PasswordHash Hash(string password) => new(_hasher.HashPassword(AnyUser, password));

    private PasswordVerdict Verify(PasswordHash hash, string password)
    {
        if (hash.Value.StartsWith(ImportedHashes.Prefix, StringComparison.Ordinal))
        {
            return ImportedHashes.Verifies(hash.Value, password)
                ? PasswordVerdict.RightButOutdated
                : PasswordVerdict.Wrong;
        }

        return _hasher.VerifyHashedPassword(AnyUser, hash.Value, password) switch
        {
            PasswordVerificationResult.Success => PasswordVerdict.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButOutdated,
            _ => PasswordVerdict.Wrong,
        };
    }

    private async Task<T> InTurnAsync<T>(Func<T> work, Origin origin, CancellationToken cancellationToken)
    {
        await _turns.TakeAsync(origin, _waitMax, cancellationToken);

        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _turns.End();
        }
    }
}
