using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Adds an account to the staff, or removes it. It does not change administrators: a mistake must not lock the owner
/// out, nor give the platform to another person.
/// </summary>
public sealed class SetAccountRole(IAccounts accounts, AccountPolicy policy)
{
    private const string Staff = "staff";
    private const string User = "user";

    public Task<Result<Account>> ExecuteAsync(string account, string? role, CancellationToken cancellationToken) =>
        ExecuteAsync(account, role, condition: null, cancellationToken);

    /// <param name="account">Its identifier or its e-mail address.</param>
    /// <param name="role">The new role: "staff" or "user".</param>
    /// <param name="condition">What the author requires of the present state; null for nothing.</param>
    /// <param name="cancellationToken">A saved change stays.</param>
    public async Task<Result<Account>> ExecuteAsync(
        string account, string? role, EditCondition<Account>? condition, CancellationToken cancellationToken)
    {
        if (Parse(role) is not { } wanted)
        {
            return AccountErrors.UnknownRole;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await FindAsync(account, cancellationToken) is not { } known)
            {
                return AccountErrors.Unknown;
            }

            if (known.Value.Role is AccountRole.Admin)
            {
                return AccountErrors.IsAdmin;
            }

            var changed = known.Value with { Role = wanted };

            if (condition?.Invoke(known.Value, changed) is { } refusal)
            {
                return refusal;
            }

            if (changed == known.Value || await accounts.TrySaveAsync(changed, known.Version, cancellationToken))
            {
                return changed;
            }
        }

        return AccountErrors.ChangedMeanwhile;
    }

    private static AccountRole? Parse(string? role) => role switch
    {
        Staff => AccountRole.Staff,
        User => AccountRole.User,
        _ => null,
    };

    /// <summary>Shows the account whose role can be set.</summary>
    public async Task<Result<Account>> ShowAsync(string account, CancellationToken cancellationToken) =>
        await FindAsync(account, cancellationToken) is { } known ? known.Value : AccountErrors.Unknown;

    private async Task<Versioned<Account>?> FindAsync(string account, CancellationToken cancellationToken) =>
        Guid.TryParseExact(account, "D", out var id)
            ? await accounts.FindAsync(new UserId(id.ToString()), cancellationToken)
            : EmailAddress.TryParse(account, out var email) ? await accounts.FindAsync(email, cancellationToken) : null;
}
