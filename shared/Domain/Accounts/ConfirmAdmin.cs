using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Asks the store, not the token, whether somebody may administer: a token lives for days, and a right that was taken
/// away must end at once.
/// </summary>
public sealed class ConfirmAdmin(IAccounts accounts)
{
    public async Task<Result<Done>> ExecuteAsync(UserId user, CancellationToken cancellationToken)
    {
        var found = await accounts.FindAsync(user, cancellationToken);

        return found?.Value.Role == AccountRole.Admin ? default(Done) : AccountErrors.AdminsOnly;
    }
}
