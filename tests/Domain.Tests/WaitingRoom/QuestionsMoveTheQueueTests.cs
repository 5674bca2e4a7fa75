using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

/// <summary>No timer runs here: those who ask move the line, and what they return tells the watchers.</summary>
public sealed class QuestionsMoveTheQueueTests
{
    private static readonly UserId First = new("first");
    private static readonly UserId Second = new("second");

    private readonly QueueSceneClock _fixture = new();
    private readonly PerformanceId _show;
    private readonly PlainTokens _tokens = new();
    private readonly UnsureTimes _times = new();

    public QuestionsMoveTheQueueTests() => _show = _fixture.Add(new QueueRules(Capacity: 1, AdmissionsPerSecond: 50));

    [Fact]
    public async Task Asking_for_a_place_admits_the_next_and_tells_them_and_the_line()
    {
        await FreeTheOnlyPlaceAsync();

        var asked = await _fixture.ShowQueueStatus.ExecuteAsync(Second, _show, default);

        AssertTellsOfFirst(asked.Value!.Messages);
        Assert.Equal((QueueEntryState.Waiting, 1), (asked.Value.Result.State, asked.Value.Result.Position));
    }

    [Fact]
    public async Task Asking_again_within_the_tick_tells_nothing()
    {
        await FreeTheOnlyPlaceAsync();
        await _fixture.ShowQueueStatus.ExecuteAsync(Second, _show, default);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(_fixture.Policy.TickMilliseconds - 1));

        var asked = await _fixture.ShowQueueStatus.ExecuteAsync(First, _show, default);

        Assert.Empty(asked.Value!.Messages);
        Assert.Equal(QueueEntryState.Admitted, asked.Value.Result.State);
    }

    [Fact]
    public async Task Entering_admits_those_who_wait_before_the_newcomer()
    {
        await FreeTheOnlyPlaceAsync();

        var entered = await _fixture.CheckQueue.ExecuteAsync(new UserId("newcomer"), _show, default);

        AssertTellsOfFirst(entered.Value!.Messages);
        Assert.Equal((QueueEntryState.Waiting, 2), (entered.Value.Result.State, entered.Value.Result.Position));
    }

    [Fact]
    public async Task Following_a_token_tells_of_the_step_even_when_the_waiting_time_is_unknown()
    {
        await FreeTheOnlyPlaceAsync();
        var follow = new ShowQueueStatusByToken(_fixture.Pipeline, _fixture.Queue, _times, _tokens, _fixture.Clock);

        var followed = await follow.ExecuteAsync(TokenOf(Second), default);

        AssertTellsOfFirst(followed.Value!.Messages);
        Assert.Equal(TimeSpan.Zero, followed.Value.Result.Waited);
    }

    [Fact]
    public async Task Using_a_place_too_early_is_refused_and_tells_of_the_step_all_the_same()
    {
        await FreeTheOnlyPlaceAsync();
        var use = new EnterQueue(_fixture.ShowQueueStatus, _tokens, _fixture.Policy, _fixture.Clock);

        var early = await use.ExecuteAsync(TokenOf(Second), default);
        var granted = await use.ExecuteAsync(TokenOf(First), default);

        Assert.Equal("waiting-room.not-yet", early.Result.Error?.Code);
        AssertTellsOfFirst(early.Messages);
        Assert.False(granted.Result.IsError);
        Assert.Empty(granted.Messages);
    }

    [Theory]
    [InlineData(PerformanceState.Ended)]
    [InlineData(PerformanceState.Cancelled)]
    public async Task A_line_that_leads_nowhere_moves_for_no_question(PerformanceState state)
    {
        var over = _fixture.Add(new QueueRules(1, 50), state);
        _fixture.Queue = null!;
        var follow = new ShowQueueStatusByToken(_fixture.Pipeline, _fixture.Queue, _times, _tokens, _fixture.Clock);

        var asked = await _fixture.ShowQueueStatus.ExecuteAsync(First, over, default);
        var followed = await follow.ExecuteAsync(_tokens.Issue(new(QueueTokenKind.Entry, over, First)), default);

        Assert.Equal("waiting-room.closed", asked.Error?.Code);
        Assert.Equal((QueueEntryState.NotInQueue, 0), (followed.Value!.Result.Entry.State, followed.Value.Messages.Count));
    }

    /// <summary>Two wait, the only place is free, and the last step is a tick ago.</summary>
    private async Task FreeTheOnlyPlaceAsync()
    {
        await _fixture.WaitAsync(_show, "inside", First.Value, Second.Value);
        await new LeaveQueue(_fixture.Pipeline, _fixture.Queue).ExecuteAsync(new UserId("inside"), _show, default);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(_fixture.Policy.TickMilliseconds));
    }

    private void AssertTellsOfFirst(IReadOnlyList<LiveMessage> messages)
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

    private sealed class UnsureTimes : IWaitingTimes
    {
        public Task<TimeSpan> BeginAsync(
            PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
            ReadAsync(performance, user, cancellationToken);

        public Task<TimeSpan> ReadAsync(
            PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
            Task.FromException<TimeSpan>(new DependencyUnavailableException("Redis is away."));

        public Task EndAsync(PerformanceTag performance, UserId user, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
