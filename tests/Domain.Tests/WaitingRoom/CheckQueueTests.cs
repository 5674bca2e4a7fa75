using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class CheckQueueTests
{
    private static readonly UserId User = new("visitor");

    private readonly QueueFixture _fixture = new();

    [Fact]
    public async Task Admits_without_a_queue_and_reads_none()
    {
        var performance = _fixture.Add(rules: null);
        _fixture.Queue = null!;

        var entered = await _fixture.CheckQueue.ExecuteAsync(User, performance, default);
        var shown = await _fixture.ShowQueueStatus.ExecuteAsync(User, performance, default);

        Assert.Equal(QueueEntry.Inside, entered.Value?.Result);
        Assert.Equal(QueueEntry.Inside, shown.Value?.Result);
    }

    [Fact]
    public async Task Rejects_drafts_and_unknown_performances()
    {
        var draft = _fixture.Add(new QueueRules(1, 1), PerformanceState.Draft);

        Assert.Equal("waiting-room.unknown-performance", (await EnterAsync(draft)).Error?.Code);
        Assert.Equal(
            "waiting-room.unknown-performance", (await EnterAsync(new PerformanceId(Guid.Empty))).Error?.Code);
    }

    [Theory]
    [InlineData(PerformanceState.Ended)]
    [InlineData(PerformanceState.Cancelled)]
    public async Task Rejects_ended_and_cancelled_performances(PerformanceState state)
    {
        var performance = _fixture.Add(new QueueRules(1, 1), state);

        var result = await EnterAsync(performance);

        Assert.Equal(("waiting-room.closed", ErrorKind.Conflict), (result.Error?.Code, result.Error?.Kind));
    }

    [Theory]
    [InlineData(45, 50, 1)]
    [InlineData(51, 50, 2)]
    [InlineData(0, 50, 0)]
    [InlineData(1, 0, 86_400)]
    public void Estimates_the_wait_in_whole_seconds(int position, int admissionsPerSecond, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), QueueEntry.EstimateWait(position, admissionsPerSecond, _fixture.Policy));

    private Task<Result<WithMessages<QueueEntry>>> EnterAsync(PerformanceId performance) =>
        _fixture.CheckQueue.ExecuteAsync(User, performance, default);
}
