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
    public async Task Counts_visitors_of_a_performance_without_caps_of_its_own_against_the_default()
    {
        var performance = _fixture.Add(rules: null);

        var entered = await _fixture.CheckQueue.ExecuteAsync(User, performance, default);
        await _fixture.WaitAsync(performance, "another");
        var shown = await _fixture.ShowQueueStatus.ExecuteAsync(User, performance, default);

        Assert.Equal(QueueEntryState.Admitted, entered.Value?.Result.State);
        Assert.Equal(new QueueStats(0, 2, 1_000, 0), shown.Value!.Result.Queue with { Version = 0 });
    }

    [Fact]
    public async Task Default_capacity_is_kept()
    {
        var performance = _fixture.Add(rules: null);
        await _fixture.WaitAsync(
            performance, [.. Enumerable.Range(0, _fixture.Policy.DefaultThreshold).Select(i => $"v{i}")]);

        var next = await _fixture.CheckQueue.ExecuteAsync(User, performance, default);

        Assert.Equal((QueueEntryState.Waiting, 1), (next.Value!.Result.State, next.Value.Result.Position));
        Assert.Equal(1_000, next.Value.Result.Queue.CurrentUsers);
    }

    [Fact]
    public async Task Rejects_a_visitor_whose_address_has_its_places()
    {
        var performance = _fixture.Add(new QueueRules(1, 1));

        for (var i = 0; i < _fixture.Policy.GuestsPerAddressMax; i++)
        {
            Assert.False((await GuestAsync(i)).IsError);
        }

        Assert.Equal(("waiting-room.address-full", ErrorKind.TooMany), (await GuestAsync(1_000)) is { Error: { } error }
            ? (error.Code, error.Kind)
            : default);

        Task<Result<WithMessages<QueueEntry>>> GuestAsync(int number) => _fixture.CheckQueue.ExecuteAsync(
            new QueueVisitor(UserId.OfGuest($"{number}")) { Address = "10.0.0.1" }, performance, default);
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

    private Task<Result<WithMessages<QueueEntry>>> EnterAsync(PerformanceId performance) =>
        _fixture.CheckQueue.ExecuteAsync(User, performance, default);
}
