using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Gives up the place, or the pass, of a place token. Leaving twice is no mistake.</summary>
public sealed class LeaveQueueByToken(LeaveQueue leaveQueue, IQueueTokens tokens, IWaitingTimes times)
{
    public async Task<Result<Done>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: QueueTokenKind.Entry } claim)
        {
            return WaitingRoomErrors.UnknownToken;
        }

        var leaving = leaveQueue.ExecuteAsync(claim.User, claim.Performance, cancellationToken);
        await Task.WhenAll(leaving, times.EndAsync(claim.Performance.Tag, claim.User, cancellationToken));

        return await leaving;
    }
}
