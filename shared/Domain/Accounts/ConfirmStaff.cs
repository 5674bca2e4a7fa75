using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Asks the store, not the token, whether somebody works at the door: whoever was taken off the staff is so at once.
/// Administrators may do what the staff may.
/// </summary>
public sealed class ConfirmStaff(IAccounts accounts)
{
    public async Task<Result<Done>> ExecuteAsync(UserId user, CancellationToken cancellationToken)
    {
        var found = await accounts.FindAsync(user, cancellationToken);

        return found?.Value.Role is AccountRole.Staff or AccountRole.Admin ? default(Done) : AccountErrors.StaffOnly;
    }
}
