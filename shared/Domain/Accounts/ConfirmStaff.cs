using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Checks in the store, not in the token, whether a user is on the staff: a revoked role ends at once. Administrators
/// may do what the staff may.
/// </summary>
public sealed class ConfirmStaff(IAccounts accounts)
{
    public async Task<Result<Done>> ExecuteAsync(UserId user, CancellationToken cancellationToken)
    {
        var found = await accounts.FindAsync(user, cancellationToken);

        return found?.Value.Role is AccountRole.Staff or AccountRole.Admin ? default(Done) : AccountErrors.StaffOnly;
    }
}
