using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Shows people what the platform knows about them.</summary>
public sealed class ShowProfile(IAccounts accounts)
{
    public async Task<Outcome<Account>> ExecuteAsync(VisitorId visitor, CancellationToken cancellationToken)
    {
        var found = await accounts.FindAsync(visitor, cancellationToken);

        return found is { } known ? known.Value : AccountRefusals.Unknown;
    }
}
