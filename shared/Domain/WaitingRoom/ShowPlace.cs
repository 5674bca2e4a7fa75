using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Tells a visitor where they stand, and notes that they are still there.</summary>
public sealed class ShowPlace(LineDoor door, IWaitingLine line)
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
            ? await line.ShowAsync(LineTerms.Of(found.Value, rules), visitor, cancellationToken)
            : PlaceInLine.Inside;
    }
}
