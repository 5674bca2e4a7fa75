using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class AdmitVisitorsTests
{
    private readonly LineScene _scene = new();

    [Fact]
    public async Task Tells_each_admitted_visitor_and_then_the_line_once()
    {
        var performance = _scene.Add(new LineRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _scene.WaitAsync(performance, "a", "b", "c", "d");
        await OpenAsync(performance, capacity: 3);

        var messages = await _scene.AdmitVisitors.ExecuteAsync(default);

        LiveMessage[] expected =
        [
            new VisitorAdmitted(performance, new VisitorId("a")),
            new VisitorAdmitted(performance, new VisitorId("b")),
            new VisitorAdmitted(performance, new VisitorId("c")),
            new LineMoved(performance, new LineFigures(1, 3, 3, 3) { Version = 4 }, LineScene.Now),
        ];
        Assert.Equal(expected, messages);
    }

    [Fact]
    public async Task Takes_a_bounded_number_of_steps()
    {
        var performance = _scene.Add(new LineRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _scene.WaitAsync(performance, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        await OpenAsync(performance, capacity: 100);

        var messages = await _scene.AdmitVisitors.ExecuteAsync(default);

        Assert.Equal(
            _scene.Policy.DrainBatchMax * _scene.Policy.DrainStepsMax, messages.OfType<VisitorAdmitted>().Count());
    }

    [Fact]
    public async Task Says_nothing_when_nobody_moves()
    {
        var performance = _scene.Add(new LineRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _scene.WaitAsync(performance, "a");

        Assert.Empty(await _scene.AdmitVisitors.ExecuteAsync(default));
    }

    [Fact]
    public async Task Fails_when_no_line_could_be_moved()
    {
        _scene.Add(new LineRules(1, 1));
        var working = _scene.Line;
        _scene.Line = new BrokenLine(working, new PerformanceTag(1));

        await Assert.ThrowsAsync<AggregateException>(() => _scene.AdmitVisitors.ExecuteAsync(default));
    }

    [Fact]
    public async Task Moves_the_other_lines_when_one_cannot_be_moved()
    {
        _scene.Add(new LineRules(1, 1));
        var performance = _scene.Add(new LineRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _scene.WaitAsync(performance, "a");
        await OpenAsync(performance, capacity: 1);
        _scene.Line = new BrokenLine(_scene.Line, new PerformanceTag(1));

        var messages = await _scene.AdmitVisitors.ExecuteAsync(default);

        Assert.Contains(new VisitorAdmitted(performance, new VisitorId("a")), messages);
    }

    private Task OpenAsync(PerformanceId performance, int capacity) => _scene.Line.SetRulesAsync(
        new LineTerms(performance.Tag, default, new LineRules(0, 50)), new LineRules(capacity, 50), default);

    private sealed class BrokenLine(IWaitingLine working, PerformanceTag broken) : IWaitingLine
    {
        public Task<LineStep> AdvanceAsync(LineTerms terms, CancellationToken cancellationToken) =>
            terms.Performance == broken
                ? throw new DependencyUnavailableException("Redis is away.")
                : working.AdvanceAsync(terms, cancellationToken);

        public Task<PlaceAnswer> EnterAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken) =>
            working.EnterAsync(terms, visitor, cancellationToken);

        public Task<PlaceAnswer> ShowAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken) =>
            working.ShowAsync(terms, visitor, cancellationToken);

        public Task LeaveAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken) =>
            working.LeaveAsync(terms, visitor, cancellationToken);

        public Task<LineFigures> ReadAsync(LineTerms terms, CancellationToken cancellationToken) =>
            working.ReadAsync(terms, cancellationToken);

        public Task<LineFigures> ClearAsync(LineTerms terms, CancellationToken cancellationToken) =>
            working.ClearAsync(terms, cancellationToken);

        public Task SetRulesAsync(LineTerms terms, LineRules rules, CancellationToken cancellationToken) =>
            working.SetRulesAsync(terms, rules, cancellationToken);
    }
}
