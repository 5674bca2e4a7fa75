using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Takes somebody on the staff, or off it. It neither makes administrators nor unmakes them: a slip must not lock the
/// platform's owner out, nor hand it to somebody else.
/// </summary>
public sealed class SetAccountRole(IAccounts accounts, AccountPolicy policy)
{
    private const string Staff = "staff";
    private const string User = "user";

    /// <param name="account">Its identifier or its e-mail address.</param>
    /// <param name="role">What it is from now on: "staff" or "user".</param>
    /// <param name="cancellationToken">Stops it; what was saved stays.</param>
    public async Task<Result<Account>> ExecuteAsync(string account, string? role, CancellationToken cancellationToken)
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

    private async Task<Versioned<Account>?> FindAsync(string account, CancellationToken cancellationToken) =>
        Guid.TryParseExact(account, "D", out var id)
            ? await accounts.FindAsync(new UserId(id.ToString()), cancellationToken)
            : EmailAddress.TryParse(account, out var email) ? await accounts.FindAsync(email, cancellationToken) : null;
}
