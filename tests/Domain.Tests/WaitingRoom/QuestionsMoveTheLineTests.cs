using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

/// <summary>No timer runs here: those who ask move the line, and what they return tells the watchers.</summary>
public sealed class QuestionsMoveTheLineTests
{
    private static readonly VisitorId First = new("first");
    private static readonly VisitorId Second = new("second");

    private readonly LineScene _scene = new();
    private readonly PerformanceId _show;
    private readonly PlainTokens _tokens = new();
    private readonly UnsureTimes _times = new();

    public QuestionsMoveTheLineTests() => _show = _scene.Add(new LineRules(Capacity: 1, AdmissionsPerSecond: 50));

    [Fact]
    public async Task Asking_for_a_place_admits_the_next_and_tells_them_and_the_line()
    {
        await FreeTheOnlyPlaceAsync();

        var asked = await _scene.ShowPlace.ExecuteAsync(Second, _show, default);

        AssertTellsOfFirst(asked.Value!.Messages);
        Assert.Equal((PlaceState.Waiting, 1), (asked.Value.Result.State, asked.Value.Result.Position));
    }

    [Fact]
    public async Task Asking_again_within_the_tick_tells_nothing()
    {
        await FreeTheOnlyPlaceAsync();
        await _scene.ShowPlace.ExecuteAsync(Second, _show, default);
        _scene.Clock.Advance(TimeSpan.FromMilliseconds(_scene.Policy.TickMilliseconds - 1));

        var asked = await _scene.ShowPlace.ExecuteAsync(First, _show, default);

        Assert.Empty(asked.Value!.Messages);
        Assert.Equal(PlaceState.Admitted, asked.Value.Result.State);
    }

    [Fact]
    public async Task Entering_admits_those_who_wait_before_the_newcomer()
    {
        await FreeTheOnlyPlaceAsync();

        var entered = await _scene.EnterLine.ExecuteAsync(new VisitorId("newcomer"), _show, default);

        AssertTellsOfFirst(entered.Value!.Messages);
        Assert.Equal((PlaceState.Waiting, 2), (entered.Value.Result.State, entered.Value.Result.Position));
    }

    [Fact]
    public async Task Following_a_token_tells_of_the_step_even_when_the_waiting_time_is_unknown()
    {
        await FreeTheOnlyPlaceAsync();
        var follow = new FollowPlace(_scene.Door, _scene.Line, _times, _tokens, _scene.Clock);

        var followed = await follow.ExecuteAsync(TokenOf(Second), default);

        AssertTellsOfFirst(followed.Value!.Messages);
        Assert.Equal(TimeSpan.Zero, followed.Value.Result.Waited);
    }

    [Fact]
    public async Task Using_a_place_too_early_is_refused_and_tells_of_the_step_all_the_same()
    {
        await FreeTheOnlyPlaceAsync();
        var use = new UsePlace(_scene.ShowPlace, _tokens, _scene.Policy, _scene.Clock);

        var early = await use.ExecuteAsync(TokenOf(Second), default);
        var granted = await use.ExecuteAsync(TokenOf(First), default);

        Assert.Equal("waiting-room.not-yet", early.Result.Refusal?.Code);
        AssertTellsOfFirst(early.Messages);
        Assert.False(granted.Result.IsRefused);
        Assert.Empty(granted.Messages);
    }

    [Theory]
    [InlineData(PerformanceState.Ended)]
    [InlineData(PerformanceState.Cancelled)]
    public async Task A_line_that_leads_nowhere_moves_for_no_question(PerformanceState state)
    {
        var over = _scene.Add(new LineRules(1, 50), state);
        _scene.Line = null!;
        var follow = new FollowPlace(_scene.Door, _scene.Line, _times, _tokens, _scene.Clock);

        var asked = await _scene.ShowPlace.ExecuteAsync(First, over, default);
        var followed = await follow.ExecuteAsync(_tokens.Issue(new(PlaceTokenKind.Place, over, First)), default);

        Assert.Equal("waiting-room.closed", asked.Refusal?.Code);
        Assert.Equal((PlaceState.NotInLine, 0), (followed.Value!.Result.Place.State, followed.Value.Messages.Count));
    }

    /// <summary>Two wait, the only place is free, and the last step is a tick ago.</summary>
    private async Task FreeTheOnlyPlaceAsync()
    {
        await _scene.WaitAsync(_show, "inside", First.Value, Second.Value);
        await new LeaveLine(_scene.Door, _scene.Line).ExecuteAsync(new VisitorId("inside"), _show, default);
        _scene.Clock.Advance(TimeSpan.FromMilliseconds(_scene.Policy.TickMilliseconds));
    }

    private void AssertTellsOfFirst(IReadOnlyList<LiveMessage> messages)
    {
        Assert.Equal(2, messages.Count);
        Assert.Equal(new VisitorAdmitted(_show, First), messages[0]);
        var moved = Assert.IsType<LineMoved>(messages[1]);
        Assert.Equal((1L, 1), (moved.Line.ServingNumber, moved.Line.CurrentUsers));
        Assert.Equal(_scene.Clock.GetUtcNow(), moved.At);
    }

    private string TokenOf(VisitorId visitor) => _tokens.Issue(new PlaceClaim(PlaceTokenKind.Place, _show, visitor));

    private sealed class PlainTokens : IPlaceTokens
    {
        private readonly Dictionary<string, PlaceClaim> _issued = [];

        public string Issue(PlaceClaim claim)
        {
            _issued[claim.ToString()] = claim;

            return claim.ToString();
        }

        public PlaceClaim? Read(string token) => _issued.GetValueOrDefault(token);
    }

    private sealed class UnsureTimes : IWaitingTimes
    {
        public Task<TimeSpan> BeginAsync(
            PerformanceTag performance, VisitorId visitor, CancellationToken cancellationToken) =>
            ReadAsync(performance, visitor, cancellationToken);

        public Task<TimeSpan> ReadAsync(
            PerformanceTag performance, VisitorId visitor, CancellationToken cancellationToken) =>
            Task.FromException<TimeSpan>(new DependencyUnavailableException("Redis is away."));

        public Task EndAsync(PerformanceTag performance, VisitorId visitor, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
