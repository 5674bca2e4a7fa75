using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Dissolves a line: those who wait and those inside have to enter again.</summary>
public sealed class ClearLine(LineDoor door, IWaitingLine line)
{
    public async Task<Outcome<Announced<Done>>> ExecuteAsync(
        PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await door.FindAsync(performance, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var cleared = found.Value.Line is { } rules
            ? await line.ClearAsync(LineTerms.Of(found.Value, rules), cancellationToken)
            : LineFigures.None;

        return new Announced<Done>(new Done(), [new LineCleared(performance, cleared.Version)]);
    }
}
