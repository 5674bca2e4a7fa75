using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Ends the queue entry or the pass of a queue token. Leaving twice is not an error.</summary>
public sealed class LeaveQueueByToken(LeaveQueue leaveQueue, IQueueTokens tokens, IWaitingTimes times)
{
    public async Task<Result<Done>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { } claim)
        {
            return WaitingRoomErrors.UnknownToken;
        }

        var leaving = leaveQueue.ExecuteAsync(claim.User, claim.Performance, cancellationToken);
        await Task.WhenAll(leaving, times.EndAsync(claim.Performance.Tag, claim.User, cancellationToken));

        return await leaving;
    }
}
