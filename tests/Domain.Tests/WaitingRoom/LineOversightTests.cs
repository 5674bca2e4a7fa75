using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class LineOversightTests
{
    private readonly LineScene _scene = new();

    [Fact]
    public async Task Clearing_sends_everybody_away_and_says_so()
    {
        var performance = _scene.Add(new LineRules(1, 1));
        await _scene.WaitAsync(performance, "a", "b");

        var cleared = await new ClearLine(_scene.Door, _scene.Line).ExecuteAsync(performance, default);
        var shown = await new ShowLine(_scene.Door, _scene.Line).ExecuteAsync(performance, default);

        Assert.Equal([new LineCleared(performance, Version: 2)], cleared.Value?.Messages);
        Assert.Equal(new LineFigures(0, 0, 1, 0) { Version = 2 }, shown.Value);
    }

    [Fact]
    public async Task Leaving_gives_up_the_pass_and_can_be_repeated()
    {
        var performance = _scene.Add(new LineRules(1, 1));
        await _scene.WaitAsync(performance, "a");
        var leave = new LeaveLine(_scene.Door, _scene.Line);

        await leave.ExecuteAsync(new VisitorId("a"), performance, default);
        var again = await leave.ExecuteAsync(new VisitorId("a"), performance, default);

        Assert.False(again.IsRefused);
        Assert.Equal(
            0, (await new ShowLine(_scene.Door, _scene.Line).ExecuteAsync(performance, default)).Value?.CurrentUsers);
    }
}
