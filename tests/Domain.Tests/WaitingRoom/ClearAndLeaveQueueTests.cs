using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class ClearAndLeaveQueueTests
{
    private readonly QueueFixture _fixture = new();

    [Fact]
    public async Task Clearing_removes_all_users_and_reports_it()
    {
        var performance = _fixture.Add(new QueueRules(1, 1));
        await _fixture.WaitAsync(performance, "a", "b");

        var cleared = await new ClearQueue(_fixture.Eligibility, _fixture.Queue).ExecuteAsync(performance, default);
        var shown = await new ShowQueue(_fixture.Eligibility, _fixture.Queue).ExecuteAsync(performance, default);

        Assert.Equal([new QueueCleared(performance, Version: 2)], cleared.Value?.Messages);
        Assert.Equal(new QueueStats(0, 0, 1, 0) { Version = 2 }, shown.Value);
    }

    [Fact]
    public async Task Leaving_releases_the_admission_pass_and_is_repeatable()
    {
        var performance = _fixture.Add(new QueueRules(1, 1));
        await _fixture.WaitAsync(performance, "a");
        var leave = new LeaveQueue(_fixture.Eligibility, _fixture.Queue);

        await leave.ExecuteAsync(new UserId("a"), performance, default);
        var again = await leave.ExecuteAsync(new UserId("a"), performance, default);

        Assert.False(again.IsError);
        Assert.Equal(
            0,
            (await new ShowQueue(_fixture.Eligibility, _fixture.Queue).ExecuteAsync(performance, default))
            .Value?.CurrentUsers);
    }
}
