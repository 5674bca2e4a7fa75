using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class CancelPerformanceTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Cancelling_twice_returns_one_live_message()
    {
        var performance = await _fixture.AddAsync();

        var first = CatalogueFixture.Accepted(await _fixture.Cancel.ExecuteAsync(performance.Id, default));
        var second = CatalogueFixture.Accepted(await _fixture.Cancel.ExecuteAsync(performance.Id, default));

        var message = Assert.IsType<PerformanceStateChanged>(Assert.Single(first.Messages));
        Assert.Equal((performance.Id, PerformanceState.Cancelled), (message.Performance, message.State));
        Assert.Empty(second.Messages);
        Assert.Equal(PerformanceState.Cancelled, second.Result.State);
    }

    [Fact]
    public async Task Rejects_unknown_and_concurrently_changed_performances()
    {
        var performance = await _fixture.AddAsync();
        var unknown = await _fixture.Cancel.ExecuteAsync(new PerformanceId(Guid.Empty), default);
        _fixture.Store = new CatalogueFixture.Raced(_fixture.Memory);
        var raced = await _fixture.Cancel.ExecuteAsync(performance.Id, default);

        Assert.Equal("catalogue.unknown-performance", unknown.Error?.Code);
        Assert.Equal("catalogue.changed-meanwhile", raced.Error?.Code);
    }
}
