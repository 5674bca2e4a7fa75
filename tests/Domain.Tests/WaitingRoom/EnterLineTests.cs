using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class EnterLineTests
{
    private static readonly VisitorId Visitor = new("visitor");

    private readonly LineScene _scene = new();

    [Fact]
    public async Task Lets_everybody_in_where_there_is_no_line_and_asks_none()
    {
        var performance = _scene.Add(rules: null);
        _scene.Line = null!;

        var entered = await _scene.EnterLine.ExecuteAsync(Visitor, performance, default);
        var shown = await _scene.ShowPlace.ExecuteAsync(Visitor, performance, default);

        Assert.Equal(PlaceInLine.Inside, entered.Value?.Result);
        Assert.Equal(PlaceInLine.Inside, shown.Value?.Result);
    }

    [Fact]
    public async Task Knows_no_performance_that_was_never_published()
    {
        var draft = _scene.Add(new LineRules(1, 1), PerformanceState.Draft);

        Assert.Equal("waiting-room.unknown-performance", (await EnterAsync(draft)).Refusal?.Code);
        Assert.Equal(
            "waiting-room.unknown-performance", (await EnterAsync(new PerformanceId(Guid.Empty))).Refusal?.Code);
    }

    [Theory]
    [InlineData(PerformanceState.Ended)]
    [InlineData(PerformanceState.Cancelled)]
    public async Task Takes_nobody_when_it_is_over(PerformanceState state)
    {
        var performance = _scene.Add(new LineRules(1, 1), state);

        var outcome = await EnterAsync(performance);

        Assert.Equal(("waiting-room.closed", RefusalKind.Conflict), (outcome.Refusal?.Code, outcome.Refusal?.Kind));
    }

    [Theory]
    [InlineData(45, 50, 1)]
    [InlineData(51, 50, 2)]
    [InlineData(0, 50, 0)]
    [InlineData(1, 0, 86_400)]
    public void Foretells_whole_seconds(int position, int admissionsPerSecond, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), PlaceInLine.EstimateWait(position, admissionsPerSecond, _scene.Policy));

    private Task<Outcome<Announced<PlaceInLine>>> EnterAsync(PerformanceId performance) =>
        _scene.EnterLine.ExecuteAsync(Visitor, performance, default);
}
