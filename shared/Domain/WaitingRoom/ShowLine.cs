using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Shows a line's figures to whoever watches over it.</summary>
public sealed class ShowLine(LineDoor door, IWaitingLine line)
{
    public async Task<Outcome<LineFigures>> ExecuteAsync(PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await door.FindAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        return found.Value.Line is { } rules
            ? await line.ReadAsync(LineTerms.Of(found.Value, rules), cancellationToken)
            : LineFigures.None;
    }
}
