using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class AdmitVisitorsTests
{
    private readonly QueueFixture _fixture = new();

    [Fact]
    public async Task Reports_each_admission_and_then_the_queue_once()
    {
        var performance = _fixture.Add(new QueueRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _fixture.WaitAsync(performance, "a", "b", "c", "d");
        await OpenAsync(performance, capacity: 3);

        var messages = await _fixture.AdmitVisitors.ExecuteAsync(default);

        LiveMessage[] expected =
        [
            new VisitorAdmitted(performance, new UserId("a")),
            new VisitorAdmitted(performance, new UserId("b")),
            new VisitorAdmitted(performance, new UserId("c")),
            new QueueMoved(performance, new QueueStats(1, 3, 3, 3) { Version = 4 }, QueueFixture.Now),
        ];
        Assert.Equal(expected, messages);
    }

    [Fact]
    public async Task Takes_a_limited_number_of_steps()
    {
        var performance = _fixture.Add(new QueueRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _fixture.WaitAsync(performance, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        await OpenAsync(performance, capacity: 100);

        var messages = await _fixture.AdmitVisitors.ExecuteAsync(default);

        Assert.Equal(
            _fixture.Policy.DrainBatchMax * _fixture.Policy.DrainStepsMax, messages.OfType<VisitorAdmitted>().Count());
    }

    [Fact]
    public async Task Reports_nothing_without_admissions()
    {
        var performance = _fixture.Add(new QueueRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _fixture.WaitAsync(performance, "a");

        Assert.Empty(await _fixture.AdmitVisitors.ExecuteAsync(default));
    }

    [Fact]
    public async Task Fails_when_no_queue_can_advance()
    {
        _fixture.Add(new QueueRules(1, 1));
        var working = _fixture.Queue;
        _fixture.Queue = new BrokenQueue(working, new PerformanceTag(1));

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => _fixture.AdmitVisitors.ExecuteAsync(default));
    }

    [Fact]
    public async Task Failed_queue_does_not_stop_the_other_queues()
    {
        _fixture.Add(new QueueRules(1, 1));
        var performance = _fixture.Add(new QueueRules(Capacity: 0, AdmissionsPerSecond: 50));
        await _fixture.WaitAsync(performance, "a");
        await OpenAsync(performance, capacity: 1);
        _fixture.Queue = new BrokenQueue(_fixture.Queue, new PerformanceTag(1));

        var messages = await _fixture.AdmitVisitors.ExecuteAsync(default);

        Assert.Contains(new VisitorAdmitted(performance, new UserId("a")), messages);
    }

    private Task OpenAsync(PerformanceId performance, int capacity) => _fixture.Queue.SetRulesAsync(
        new QueueSettings(performance.Tag, default, new QueueRules(0, 50)), new QueueRules(capacity, 50), default);

    private sealed class BrokenQueue(IWaitingQueue working, PerformanceTag broken) : IWaitingQueue
    {
        public Task<DrainResult> AdvanceAsync(QueueSettings terms, CancellationToken cancellationToken) =>
            terms.Performance == broken
                ? throw new DependencyUnavailableException("Redis is unavailable.")
                : working.AdvanceAsync(terms, cancellationToken);

        public Task<QueueEntryResult> EnterAsync(
            QueueSettings terms, QueueVisitor visitor, CancellationToken cancellationToken) =>
            working.EnterAsync(terms, visitor, cancellationToken);

        public Task<QueueEntryResult> ShowAsync(
            QueueSettings terms, QueueVisitor visitor, CancellationToken cancellationToken) =>
            working.ShowAsync(terms, visitor, cancellationToken);

        public Task LeaveAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken) =>
            working.LeaveAsync(terms, user, cancellationToken);

        public Task<QueueStats> ReadAsync(QueueSettings terms, CancellationToken cancellationToken) =>
            working.ReadAsync(terms, cancellationToken);

        public Task<QueueStats> ClearAsync(QueueSettings terms, CancellationToken cancellationToken) =>
            working.ClearAsync(terms, cancellationToken);

        public Task SetRulesAsync(QueueSettings terms, QueueRules rules, CancellationToken cancellationToken) =>
            working.SetRulesAsync(terms, rules, cancellationToken);
    }
}
