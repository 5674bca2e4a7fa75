using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class CancelPerformanceTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Tells_the_watchers_once()
    {
        var performance = await _fixture.AddAsync();

        var first = CatalogueFixture.Accepted(await _fixture.Cancel.ExecuteAsync(performance.Id, default));
        var second = CatalogueFixture.Accepted(await _fixture.Cancel.ExecuteAsync(performance.Id, default));

        var news = Assert.IsType<PerformanceStateChanged>(Assert.Single(first.Messages));
        Assert.Equal((performance.Id, PerformanceState.Cancelled), (news.Performance, news.State));
        Assert.Empty(second.Messages);
        Assert.Equal(PerformanceState.Cancelled, second.Result.State);
    }

    [Fact]
    public async Task Refuses_what_nobody_knows_and_what_changed_meanwhile()
    {
        var performance = await _fixture.AddAsync();
        var unknown = await _fixture.Cancel.ExecuteAsync(new PerformanceId(Guid.Empty), default);
        _fixture.Store = new CatalogueFixture.Raced(_fixture.Memory);
        var raced = await _fixture.Cancel.ExecuteAsync(performance.Id, default);

        Assert.Equal("catalogue.unknown-performance", unknown.Error?.Code);
        Assert.Equal("catalogue.changed-meanwhile", raced.Error?.Code);
    }
}
