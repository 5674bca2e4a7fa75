using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

/// <summary>Without a timer, user requests advance the queue and return the live messages.</summary>
public sealed class StatusRequestsAdvanceTheQueueTests
{
    private static readonly UserId First = new("first");
    private static readonly UserId Second = new("second");

    private readonly QueueFixture _fixture = new();
    private readonly PerformanceId _show;
    private readonly PlainTokens _tokens = new();
    private readonly UnavailableTimes _times = new();

    public StatusRequestsAdvanceTheQueueTests() =>
        _show = _fixture.Add(new QueueRules(Capacity: 1, AdmissionsPerSecond: 50));

    [Fact]
    public async Task Status_request_admits_the_next_user_and_reports_the_queue()
    {
        await FreeTheCapacityAsync();

        var status = await _fixture.ShowQueueStatus.ExecuteAsync(Second, _show, default);

        AssertReportsFirst(status.Value!.Messages);
        Assert.Equal((QueueEntryState.Waiting, 1), (status.Value.Result.State, status.Value.Result.Position));
    }

    [Fact]
    public async Task Repeated_request_within_the_tick_reports_nothing()
    {
        await FreeTheCapacityAsync();
        await _fixture.ShowQueueStatus.ExecuteAsync(Second, _show, default);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(_fixture.Policy.TickMilliseconds - 1));

        var status = await _fixture.ShowQueueStatus.ExecuteAsync(First, _show, default);

        Assert.Empty(status.Value!.Messages);
        Assert.Equal(QueueEntryState.Admitted, status.Value.Result.State);
    }

    [Fact]
    public async Task Entering_admits_waiting_users_before_the_newcomer()
    {
        await FreeTheCapacityAsync();

        var entered = await _fixture.CheckQueue.ExecuteAsync(new UserId("newcomer"), _show, default);

        AssertReportsFirst(entered.Value!.Messages);
        Assert.Equal((QueueEntryState.Waiting, 2), (entered.Value.Result.State, entered.Value.Result.Position));
    }

    [Fact]
    public async Task Status_by_token_reports_the_step_without_a_known_waiting_time()
    {
        await FreeTheCapacityAsync();
        var showByToken = new ShowQueueStatusByToken(
            _fixture.Eligibility, _fixture.Queue, _times, _tokens, _fixture.Clock);

        var byToken = await showByToken.ExecuteAsync(TokenOf(Second), "", default);

        AssertReportsFirst(byToken.Value!.Messages);
        Assert.Equal(TimeSpan.Zero, byToken.Value.Result.Waited);
    }

    [Fact]
    public async Task Early_entry_is_rejected_and_still_reports_the_step()
    {
        await FreeTheCapacityAsync();
        var enter = new EnterQueue(_fixture.ShowQueueStatus, _tokens, _fixture.Policy, _fixture.Clock);

        var early = await enter.ExecuteAsync(TokenOf(Second), "", default);
        var granted = await enter.ExecuteAsync(TokenOf(First), "", default);

        Assert.Equal("waiting-room.not-yet", early.Result.Error?.Code);
        AssertReportsFirst(early.Messages);
        Assert.False(granted.Result.IsError);
        Assert.Empty(granted.Messages);
    }

    [Theory]
    [InlineData(PerformanceState.Ended)]
    [InlineData(PerformanceState.Cancelled)]
    public async Task Closed_queue_does_not_advance(PerformanceState state)
    {
        var closed = _fixture.Add(new QueueRules(1, 50), state);
        _fixture.Queue = null!;
        var showByToken = new ShowQueueStatusByToken(
            _fixture.Eligibility, _fixture.Queue, _times, _tokens, _fixture.Clock);

        var status = await _fixture.ShowQueueStatus.ExecuteAsync(First, closed, default);
        var byToken = await showByToken.ExecuteAsync(
            _tokens.Issue(new(QueueTokenKind.Entry, closed, First)), "", default);

        Assert.Equal("waiting-room.closed", status.Error?.Code);
        Assert.Equal(
            (QueueEntryState.NotInQueue, 0), (byToken.Value!.Result.Entry.State, byToken.Value.Messages.Count));
    }

    /// <summary>Two users wait, the capacity of one is free, and the last step is one tick old.</summary>
    private async Task FreeTheCapacityAsync()
    {
        await _fixture.WaitAsync(_show, "inside", First.Value, Second.Value);
        await new LeaveQueue(_fixture.Eligibility, _fixture.Queue).ExecuteAsync(new UserId("inside"), _show, default);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(_fixture.Policy.TickMilliseconds));
    }

    private void AssertReportsFirst(IReadOnlyList<LiveMessage> messages)
    {
        Assert.Equal(2, messages.Count);
        Assert.Equal(new VisitorAdmitted(_show, First), messages[0]);
        var moved = Assert.IsType<QueueMoved>(messages[1]);
        Assert.Equal((1L, 1), (moved.Queue.ServingNumber, moved.Queue.CurrentUsers));
        Assert.Equal(_fixture.Clock.GetUtcNow(), moved.At);
    }

    private string TokenOf(UserId user) => _tokens.Issue(new QueueTokenClaim(QueueTokenKind.Entry, _show, user));

    private sealed class PlainTokens : IQueueTokens
    {
        private readonly Dictionary<string, QueueTokenClaim> _issued = [];

        public string Issue(QueueTokenClaim claim)
        {
            _issued[claim.ToString()] = claim;

            return claim.ToString();
        }

        public QueueTokenClaim? Read(string token) => _issued.GetValueOrDefault(token);
    }

    private sealed class UnavailableTimes : IWaitingTimes
    {
        public Task<TimeSpan> BeginAsync(
            PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
            ReadAsync(performance, user, cancellationToken);

        public Task<TimeSpan> ReadAsync(
            PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
            Task.FromException<TimeSpan>(new DependencyUnavailableException("Redis is unavailable."));

        public Task EndAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
