using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Tells a visitor where they stand, and notes that they are still there. It moves the line when that is due.
/// </summary>
public sealed class ShowPlace(LineDoor door, IWaitingLine line, TimeProvider clock)
{
    public async Task<Outcome<Announced<PlaceInLine>>> ExecuteAsync(
        VisitorId visitor, PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await door.FindOpenAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (found.Value.Line is not { } rules)
        {
            return new Announced<PlaceInLine>(PlaceInLine.Inside, []);
        }

        var answer = await line.ShowAsync(LineTerms.Of(found.Value, rules), visitor, cancellationToken);

        return new Announced<PlaceInLine>(
            answer.Place, LineNotifications.Of(performance, answer.Step, clock.GetUtcNow()));
    }
}
