using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class PublishPerformanceTests
{
    private readonly CatalogueFixture _fixture = new();

    [Theory]
    [InlineData(1, PerformanceState.Upcoming)]
    [InlineData(-1, PerformanceState.OnSale)]
    public async Task Published_performance_has_the_state_of_its_sale_time(int hours, PerformanceState state)
    {
        var published = await _fixture.AddAsync(_fixture.Draft(saleStartsIn: TimeSpan.FromHours(hours)));

        Assert.Equal(state, published.State);
        Assert.Equal(state, (await _fixture.StoredAsync(published.Id)).State);
    }

    [Fact]
    public async Task Publishing_twice_changes_nothing()
    {
        var published = await _fixture.AddAsync();
        _fixture.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(published, CatalogueFixture.Accepted(await _fixture.Publish.ExecuteAsync(published.Id, default)));
    }

    [Fact]
    public async Task Rejects_a_draft_with_nothing_to_sell()
    {
        var empty = await _fixture.AddDraftAsync(_fixture.Draft() with { TicketTypes = [] });
        var seated = await _fixture.AddDraftAsync(
            _fixture.Draft() with { TicketTypes = [], Layout = await _fixture.AddLayoutAsync() });

        Assert.Equal("catalogue.nothing-to-sell", await CodeAsync(empty.Id));
        Assert.Null(await CodeAsync(seated.Id));
    }

    [Fact]
    public async Task Rejects_ended_cancelled_and_unknown_performances()
    {
        var over = await _fixture.AddDraftAsync();
        var cancelled = await _fixture.AddDraftAsync();
        await _fixture.Cancel.ExecuteAsync(cancelled.Id, default);

        Assert.Equal("catalogue.over", await CodeAsync(cancelled.Id));
        Assert.Equal("catalogue.unknown-performance", await CodeAsync(new PerformanceId(Guid.Empty)));
        _fixture.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("catalogue.over", await CodeAsync(over.Id));
    }

    [Fact]
    public async Task Rejects_a_concurrently_changed_performance()
    {
        var draft = await _fixture.AddDraftAsync();
        _fixture.Store = new CatalogueFixture.Raced(_fixture.Memory);

        Assert.Equal("catalogue.changed-meanwhile", await CodeAsync(draft.Id));
        Assert.Equal(PerformanceState.Draft, (await _fixture.StoredAsync(draft.Id)).State);
    }

    private async Task<string?> CodeAsync(PerformanceId id) =>
        (await _fixture.Publish.ExecuteAsync(id, default)).Error?.Code;
}
