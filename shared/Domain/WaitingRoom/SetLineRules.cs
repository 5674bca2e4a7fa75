using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Sets a line's caps while people wait. A smaller capacity sends nobody away; it admits nobody until there is room
/// again.
/// </summary>
public sealed class SetLineRules(LineDoor door, ChangeLineRules changeLineRules, IWaitingLine line)
{
    public async Task<Outcome<LineFigures>> ExecuteAsync(
        PerformanceId performance, LineRules rules, CancellationToken cancellationToken)
    {
        var found = await door.FindOpenAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        // Durable first: should the second step fail, the new caps still come with the catalogue, seconds later.
        var changed = await changeLineRules.ExecuteAsync(performance, rules, cancellationToken);

        if (changed.IsRefused)
        {
            return changed.Refusal;
        }

        var terms = LineTerms.Of(found.Value, found.Value.Line ?? rules);
        await line.SetRulesAsync(terms, rules, cancellationToken);

        return await line.ReadAsync(terms, cancellationToken);
    }
}
