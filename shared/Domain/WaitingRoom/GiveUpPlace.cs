using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Gives up the place, or the pass, of a place token. Leaving twice is no mistake.</summary>
public sealed class GiveUpPlace(LeaveLine leaveLine, IPlaceTokens tokens, IWaitingTimes times)
{
    public async Task<Outcome<Done>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: PlaceTokenKind.Place } claim)
        {
            return WaitingRoomRefusals.UnknownToken;
        }

        var leaving = leaveLine.ExecuteAsync(claim.Visitor, claim.Performance, cancellationToken);
        await Task.WhenAll(leaving, times.EndAsync(claim.Performance.Tag, claim.Visitor, cancellationToken));

        return await leaving;
    }
}
