using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class QueueOversightTests
{
    private readonly QueueSceneClock _fixture = new();

    [Fact]
    public async Task Clearing_sends_everybody_away_and_says_so()
    {
        var performance = _fixture.Add(new QueueRules(1, 1));
        await _fixture.WaitAsync(performance, "a", "b");

        var cleared = await new ClearQueue(_fixture.Pipeline, _fixture.Queue).ExecuteAsync(performance, default);
        var shown = await new ShowQueue(_fixture.Pipeline, _fixture.Queue).ExecuteAsync(performance, default);

        Assert.Equal([new QueueCleared(performance, Version: 2)], cleared.Value?.Messages);
        Assert.Equal(new QueueStats(0, 0, 1, 0) { Version = 2 }, shown.Value);
    }

    [Fact]
    public async Task Leaving_gives_up_the_pass_and_can_be_repeated()
    {
        var performance = _fixture.Add(new QueueRules(1, 1));
        await _fixture.WaitAsync(performance, "a");
        var leave = new LeaveQueue(_fixture.Pipeline, _fixture.Queue);

        await leave.ExecuteAsync(new UserId("a"), performance, default);
        var again = await leave.ExecuteAsync(new UserId("a"), performance, default);

        Assert.False(again.IsError);
        Assert.Equal(
            0, (await new ShowQueue(_fixture.Pipeline, _fixture.Queue).ExecuteAsync(performance, default)).Value?.CurrentUsers);
    }
}
