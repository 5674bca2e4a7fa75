using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Shows the caller's account.</summary>
public sealed class ShowProfile(IAccounts accounts)
{
    public async Task<Result<Account>> ExecuteAsync(UserId user, CancellationToken cancellationToken)
    {
        var found = await accounts.FindAsync(user, cancellationToken);

        return found is { } known ? known.Value : AccountErrors.Unknown;
    }
}
