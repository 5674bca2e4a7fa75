using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>
/// The line as its rules say it, written for reading: the reference that the scripts are compared with. The lots of the
/// lobby come from the caller, for no two drawings need agree.
/// </summary>
public sealed class InMemoryWaitingLine(
    WaitingRoomPolicy policy, TimeProvider clock, Func<VisitorId, double> drawLot) : IWaitingLine
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PerformanceTag, InMemoryLine> _lines = [];

    public Task<PlaceAnswer> EnterAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken) =>
        Step(terms, line => line.Enter(visitor, drawLot));

    public Task<PlaceAnswer> ShowAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken) =>
        Step(terms, line => line.Show(visitor));

    public Task LeaveAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken) =>
        Step(terms, line => line.Leave(visitor));

    public Task<LineStep> AdvanceAsync(LineTerms terms, CancellationToken cancellationToken) =>
        Step(terms, line => line.Advance());

    public Task<LineFigures> ReadAsync(LineTerms terms, CancellationToken cancellationToken) =>
        Step(terms, line => line.Figures());

    public Task<LineFigures> ClearAsync(LineTerms terms, CancellationToken cancellationToken) =>
        Step(terms, line => line.Clear());

    public Task SetRulesAsync(LineTerms terms, LineRules rules, CancellationToken cancellationToken) =>
        Step(terms, line => line.SetRules(rules));

    private Task<T> Step<T>(LineTerms terms, Func<InMemoryLine, T> step)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(terms.Performance, out var line))
            {
                _lines[terms.Performance] = line = new InMemoryLine(policy, clock);
            }

            line.Meet(terms);

            return Task.FromResult(step(line));
        }
    }
}
