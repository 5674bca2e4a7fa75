using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Gives up a place or a pass, also when the show is over. Leaving twice is no mistake.</summary>
public sealed class LeaveLine(LineDoor door, IWaitingLine line)
{
    public async Task<Outcome<Done>> ExecuteAsync(
        VisitorId visitor, PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await door.FindAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (found.Value.Line is { } rules)
        {
            await line.LeaveAsync(LineTerms.Of(found.Value, rules), visitor, cancellationToken);
        }

        return new Done();
    }
}
