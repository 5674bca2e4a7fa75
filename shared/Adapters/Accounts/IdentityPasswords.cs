using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Accounts;

/// <summary>PBKDF2 of ASP.NET Core Identity, with few hashes at the same time.</summary>
internal sealed class IdentityPasswords : IPasswords, IDisposable
{
    private static readonly object AnyUser = new();

    private readonly PasswordHasher<object> _hasher;
    private readonly TimeSpan _waitMax;
    private readonly SemaphoreSlim _turns;
    private readonly Lazy<PasswordHash> _decoy;

    public IdentityPasswords(PasswordPolicy policy)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = policy.PasswordIterations }));
        _waitMax = TimeSpan.FromSeconds(policy.PasswordWaitSeconds);
        _turns = new(policy.PasswordHashesAtOnce);
        _decoy = new(() => Hash("a password that opens nothing"));
    }

    public Task<PasswordHash> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => Hash(password), cancellationToken);

    public Task<PasswordVerdict> VerifyAsync(
        PasswordHash? hash, string password, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
            {
                var verdict = Verify(hash ?? _decoy.Value, password);

                return hash is null ? PasswordVerdict.Wrong : verdict;
            },
            cancellationToken);

    public void Dispose() => _turns.Dispose();

    private PasswordHash Hash(string password) => new(_hasher.HashPassword(AnyUser, password));

    private PasswordVerdict Verify(PasswordHash hash, string password) =>
        _hasher.VerifyHashedPassword(AnyUser, hash.Value, password) switch
        {
            PasswordVerificationResult.Success => PasswordVerdict.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButOutdated,
            _ => PasswordVerdict.Wrong,
        };

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (!await _turns.WaitAsync(_waitMax, cancellationToken))
        {
            throw new DependencyUnavailableException("Too many passwords are being checked at once.");
        }

        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _turns.Release();
        }
    }
}
