using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class CancelPerformanceTests
{
    private readonly CatalogueScene _scene = new();

    [Fact]
    public async Task Tells_the_watchers_once()
    {
        var performance = await _scene.AddAsync();

        var first = CatalogueScene.Accepted(await _scene.Cancel.ExecuteAsync(performance.Id, default));
        var second = CatalogueScene.Accepted(await _scene.Cancel.ExecuteAsync(performance.Id, default));

        var news = Assert.IsType<PerformanceStateChanged>(Assert.Single(first.Messages));
        Assert.Equal((performance.Id, PerformanceState.Cancelled), (news.Performance, news.State));
        Assert.Empty(second.Messages);
        Assert.Equal(PerformanceState.Cancelled, second.Result.State);
    }

    [Fact]
    public async Task Refuses_what_nobody_knows_and_what_changed_meanwhile()
    {
        var performance = await _scene.AddAsync();
        var unknown = await _scene.Cancel.ExecuteAsync(new PerformanceId(Guid.Empty), default);
        _scene.Books = new CatalogueScene.Raced(_scene.Memory);
        var raced = await _scene.Cancel.ExecuteAsync(performance.Id, default);

        Assert.Equal("catalogue.unknown-performance", unknown.Refusal?.Code);
        Assert.Equal("catalogue.changed-meanwhile", raced.Refusal?.Code);
    }
}
