using Serverless.Domain.Platform;

namespace Serverless.Domain.Http;

/// <summary>
/// Removes expired stored responses. The next run removes what one run leaves, and what was left while the timer did
/// not run.
/// </summary>
public sealed class PurgeResponses(IResponseStore responseStore, Rounds rounds, IRoundCursors cursors)
{
    // Of one part of a day; some thousand parts expire in months.
    private const int StepsMax = 200;

    private const string Purged = $"{nameof(PurgeResponses)}:purged";

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var expired = responseStore.ListExpired(await cursors.FindAsync(Purged, cancellationToken));
        var purgedCount = 0;
        await rounds.RunAsync(
            new Round<string>(
                nameof(PurgeResponses),
                part => part,
                RoundPages.Of(expired, part => part),
                async (part, stopped) => purgedCount += await PurgeAsync(part, stopped) ? 1 : 0),
            cancellationToken);

        if (purgedCount == expired.Count)
        {
            await cursors.SaveAsync(Purged, expired[^1], cancellationToken);
        }
    }

    private async Task<bool> PurgeAsync(string part, CancellationToken cancellationToken)
    {
        for (var step = 0; step < StepsMax; step++)
        {
            if (!await responseStore.PurgeAsync(part, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
