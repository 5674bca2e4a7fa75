using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Ends all sessions of the caller, with that of the token that the caller uses.</summary>
public sealed class LogOutEverywhere(IAccounts accounts, SessionEnding sessions, AccountPolicy policy)
{
    public async Task<Result<Done>> ExecuteAsync(UserId user, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await accounts.FindAsync(user, cancellationToken) is not { } known)
            {
                return AccountErrors.Unknown;
            }

            var ended = await sessions.EndAllAsync(known.Value, cancellationToken);

            if (await accounts.TrySaveAsync(ended, known.Version, cancellationToken))
            {
                return default(Done);
            }
        }

        return AccountErrors.ChangedMeanwhile;
    }
}
