using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Takes a place in the line, or walks in where nobody has to wait. Entering again keeps the place.</summary>
public sealed class EnterLine(LineDoor door, IWaitingLine line)
{
    public async Task<Outcome<PlaceInLine>> ExecuteAsync(
        VisitorId visitor, PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await door.FindOpenAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        return found.Value.Line is { } rules
            ? await line.EnterAsync(LineTerms.Of(found.Value, rules), visitor, cancellationToken)
            : PlaceInLine.Inside;
    }
}
