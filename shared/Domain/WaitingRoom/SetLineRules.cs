using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Sets a line's caps while people wait. A smaller capacity sends nobody away; it admits nobody until there is room
/// again. Zero stops the line.
/// </summary>
public sealed class SetLineRules(LineDoor door, IDurableLineRules durable, IWaitingLine line, WaitingRoomPolicy policy)
{
    public async Task<Outcome<LineFigures>> ExecuteAsync(
        PerformanceId performance, LineRules rules, CancellationToken cancellationToken)
    {
        if (rules.Capacity < 0 || rules.Capacity > policy.CapacityMax
            || rules.AdmissionsPerSecond < 0 || rules.AdmissionsPerSecond > policy.AdmissionsPerSecondMax)
        {
            return WaitingRoomRefusals.RulesOutOfRange(policy.CapacityMax, policy.AdmissionsPerSecondMax);
        }

        var found = await door.FindOpenAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        // Durable first: should the second step fail, the new caps still come with the catalogue.
        if (!await durable.TrySaveAsync(performance, rules, cancellationToken))
        {
            return WaitingRoomRefusals.UnknownPerformance;
        }

        var terms = LineTerms.Of(found.Value, found.Value.Line ?? rules);
        await line.SetRulesAsync(terms, rules, cancellationToken);

        return await line.ReadAsync(terms, cancellationToken);
    }
}
