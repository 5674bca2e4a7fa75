using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Checks in the store, not in the token, whether a user is an administrator: a token lives for days, and a revoked
/// right must end at once.
/// </summary>
public sealed class ConfirmAdmin(IAccounts accounts)
{
    public async Task<Result<Done>> ExecuteAsync(UserId user, CancellationToken cancellationToken)
    {
        var found = await accounts.FindAsync(user, cancellationToken);

        return found?.Value.Role == AccountRole.Admin ? default(Done) : AccountErrors.AdminsOnly;
    }
}
