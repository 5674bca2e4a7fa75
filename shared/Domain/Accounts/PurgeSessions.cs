using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Removes revocations of expired tokens. The next run removes what one run leaves, and what was left while the timer
/// did not run.
/// </summary>
public sealed class PurgeSessions(IRevokedSessions revoked, Rounds rounds, IRoundCursors cursors)
{
    private const int StepsMax = 200;

    private const string Purged = $"{nameof(PurgeSessions)}:purged";

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var expired = revoked.ListExpired(await cursors.FindAsync(Purged, cancellationToken));
        var purgedCount = 0;
        await rounds.RunAsync(
            new Round<string>(
                nameof(PurgeSessions),
                day => day,
                RoundPages.Of(expired, day => day),
                async (day, stopped) => purgedCount += await PurgeAsync(day, stopped) ? 1 : 0),
            cancellationToken);

        if (purgedCount == expired.Count)
        {
            await cursors.SaveAsync(Purged, expired[^1], cancellationToken);
        }
    }

    private async Task<bool> PurgeAsync(string day, CancellationToken cancellationToken)
    {
        for (var step = 0; step < StepsMax; step++)
        {
            if (!await revoked.PurgeAsync(day, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
